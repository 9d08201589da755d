import type { ConfigurationDocument } from '../config/document';
import type { Finding } from '../finding';
import { archivedSetOf } from '../inventory/archivedSet';
import { Ties } from '../inventory/ties';

/** An entry whose renewal would help against a finding, and the file of its configuration. */
export interface Renewable {
  readonly configuration: string;
  readonly id: string;
}

/** The rules on a certificate that ends, and on keys that stand in several places: a new key mends both. */
const rulesForRenewal: ReadonlySet<string> = new Set([
  'certificate-expiry',
  'unlisted-certificate-expiry',
  'duplicate-private-key',
  'key-shared-with-insi',
  'key-shared-by-instances',
  'key-shared-by-services',
  'key-kept-on-renewal',
  'reused-key',
]);

/** The entries that a finding is about, a few at most, where a renewal of them would help. */
export function renewableIn(
  { rule, file, range }: Finding,
  documents: readonly ConfigurationDocument[],
  secretsFolder: string,
): Renewable[] {
  if (!rulesForRenewal.has(rule) || archivedSetOf(file) !== null) return [];
  const own = new Set(
    documents.some((each) => each.file === file) ? [] : new Ties(documents, secretsFolder).of(file),
  );
  return documents
    .flatMap((document) =>
      document.configuration.certificates
        .filter((entry) => {
          const { start } = document.valueRange([...entry.path, 'id']);
          const isHere = document.file === file && start.line === range.start.line;
          return (isHere && start.character === range.start.character) || own.has(entry);
        })
        .map(({ id }) => ({ configuration: document.file, id })),
    )
    .slice(0, mostOffered);
}

/** More would hide the other actions. */
const mostOffered = 3;
