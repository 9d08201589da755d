import type { ConfigurationDocument } from '../config/document';
import type { CertificateEntry } from '../config/model';
import { entryFiles, renewalFiles } from '../inventory/entryFiles';
import { keyIdentity } from '../inventory/keyIdentity';
import type { KeyMaterialIndex } from '../inventory/keyMaterialIndex';

/** An entry, and the configuration that it stands in. */
export interface EntryOf {
  readonly document: ConfigurationDocument;
  readonly entry: CertificateEntry;
}

/** A key that a certificate may be issued for: the one of an entry, or that of its renewal. */
export interface AwaitedKey extends EntryOf {
  readonly isRenewal: boolean;
  /** Key identity. */
  readonly spki: string;
}

/** The keys of every entry whose identity is known, by themselves or by their requests. */
export function awaitedKeys(
  documents: readonly ConfigurationDocument[],
  index: KeyMaterialIndex,
  secretsFolder: string,
): AwaitedKey[] {
  return documents.flatMap((document) =>
    document.configuration.certificates.flatMap((entry) => {
      const used = entryFiles(document.file, entry, secretsFolder);
      const renewal = renewalFiles(document.file, entry, secretsFolder);
      const [own, renewed] = [identityIn(index, used), renewal && identityIn(index, renewal)];
      return [
        ...(own ? [{ document, entry, isRenewal: false, spki: own }] : []),
        ...(renewed ? [{ document, entry, isRenewal: true, spki: renewed }] : []),
      ];
    }),
  );
}

/** That of the key where it can be told, else that of the request which was made with it. */
function identityIn(
  index: KeyMaterialIndex,
  { privateKey, request }: { readonly privateKey: string | null; readonly request: string | null },
): string | null {
  const keys = privateKey === null ? [] : index.materialIn(privateKey);
  const key = keys.find(({ kind }) => kind === 'private-key');
  const identity =
    key && privateKey !== null ? keyIdentity(index, { file: privateKey, material: key }) : null;
  if (identity) return identity.spki;
  const requests = request === null ? [] : index.materialIn(request);
  return requests.find(({ kind }) => kind === 'csr')?.spki ?? null;
}
