import type { InspectedCertificate, InspectedItem } from '../inspect/item';
import type { KeyMaterial } from '../pki/keyMaterial';
import type { EntryMaterial, Located } from '../rules/rule';
import type { EntryFiles } from './entryFiles';
import { keyIdentity } from './keyIdentity';
import type { MaterialOfFiles, Place } from './keyMaterialIndex';

/** Decodes in full what the index kept the DER of. */
export type Inspect = (material: KeyMaterial) => Promise<InspectedItem | null>;

/** What the files of an entry hold: its certificate, its request and the identity of its private key. */
export async function entryMaterial(
  files: EntryFiles,
  index: MaterialOfFiles,
  inspect: Inspect,
): Promise<EntryMaterial> {
  const key = first(index, files.privateKey, 'private-key');
  const spki = key && (keyIdentity(index, key)?.spki ?? null);
  const [certificate, request, renewal] = await Promise.all([
    certificateOf(index, files, spki, inspect),
    located(first(index, files.request, 'csr'), 'csr', inspect),
    located(first(index, files.renewalRequest, 'csr'), 'csr', inspect),
  ]);
  return {
    ...(certificate && { certificate }),
    ...(request && { request }),
    ...(renewal && { renewal }),
    ...(key && {
      privateKey: {
        file: key.file,
        range: key.material.range,
        item: { spki: spki ?? null, encrypted: key.material.encrypted },
      },
    }),
  };
}

/** The certificate of an entry, out of its bundle where it has no file of its own. */
async function certificateOf(
  index: MaterialOfFiles,
  files: EntryFiles,
  spki: string | null | undefined,
  inspect: Inspect,
): Promise<Located<InspectedCertificate> | null> {
  const own = leaf(index, files.certificate, spki);
  const bundle = own ? undefined : first(index, files.bundle, 'pkcs12');
  const item = bundle ? await inspect(bundle.material) : null;
  if (!bundle || item?.kind !== 'pkcs12') return await located(own, 'certificate', inspect);
  const certificates = item.items.filter((each) => each.kind === 'certificate');
  const certificate = certificates.find((each) => each.spki === item.spki) ?? certificates[0];
  return certificate ? { file: bundle.file, range: bundle.material.range, item: certificate } : null;
}

function all(index: MaterialOfFiles, file: string | null, kind: KeyMaterial['kind']): Place[] {
  if (file === null) return [];
  const material = index.materialIn(file).filter((each) => each.kind === kind);
  return material.map((each) => ({ file, material: each }));
}

function first(index: MaterialOfFiles, file: string | null, kind: KeyMaterial['kind']): Place | undefined {
  return all(index, file, kind)[0];
}

/** The certificate of the entry's key in a file that may hold the chain too; the first where none is. */
function leaf(
  index: MaterialOfFiles,
  file: string | null,
  spki: string | null | undefined,
): Place | undefined {
  const certificates = all(index, file, 'certificate');
  return certificates.find(({ material }) => material.spki === spki) ?? certificates[0];
}

async function located<K extends 'certificate' | 'csr'>(
  place: Place | undefined,
  kind: K,
  inspect: Inspect,
): Promise<Located<Extract<InspectedItem, { kind: K }>> | null> {
  const item = place ? await inspect(place.material) : null;
  if (!place || item?.kind !== kind) return null;
  return { file: place.file, range: place.material.range, item: item as Extract<InspectedItem, { kind: K }> };
}
