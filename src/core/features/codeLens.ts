import type { ConfigurationDocument } from '../config/document';
import type { Text } from '../language';
import type { KeyMaterial } from '../pki/keyMaterial';
import type { Range } from '../range';
import { dayOf } from './description';
import { entryStanding, type NextStep, type StandingContext } from './entryStanding';

/** A line above a place of a document that says where things stand. */
export interface Lens {
  readonly range: Range;
  readonly title: Text;
  readonly action: NextStep;
}

/** A lens above each certificate entry: where it stands, and the next step. */
export async function entryLenses(
  document: ConfigurationDocument,
  context: StandingContext,
): Promise<readonly Lens[]> {
  return Promise.all(
    document.configuration.certificates.map(async (entry) => ({
      range: document.keyRange(entry.path),
      ...(await entryStanding(entry, context)),
    })),
  );
}

/** More lenses than this in one file help nobody: bundles of authorities hold hundreds of certificates. */
const mostBlocks = 20;

/** A lens above each certificate and CSR of a text file at `file`. */
export function blockLenses(file: string, materials: readonly KeyMaterial[]): readonly Lens[] {
  return materials
    .filter(({ kind, encoding }) => encoding !== 'der' && (kind === 'certificate' || kind === 'csr'))
    .slice(0, mostBlocks)
    .map(({ kind, range, notAfter }) => ({
      range,
      title: kind === 'csr' ? inspectRequest : inspectCertificate(notAfter),
      action: { kind: 'inspect', file },
    }));
}

const inspectRequest: Text = { en: 'Inspect CSR', fr: 'Inspecter la CSR' };

function inspectCertificate(notAfter: number | null): Text {
  const end = notAfter === null ? null : dayOf(new Date(notAfter).toISOString());
  if (end === null) return { en: 'Inspect certificate', fr: 'Inspecter le certificat' };
  return { en: `Inspect certificate (until ${end})`, fr: `Inspecter le certificat (jusqu’au ${end})` };
}
