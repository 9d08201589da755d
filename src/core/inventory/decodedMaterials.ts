import type { KeyMaterial } from '../pki/keyMaterial';
import type { Pause } from '../pause';
import { indexOfAscii } from '../primitives/indexOfAscii';
import type { DecodedMaterial } from '../rules/rule';
import type { Inspect } from './entryMaterial';

/**
 * The material of one file, decoded where it names IGC-Santé or where the file `isTied` to an entry. A request names no
 * authority and a PKCS#12 may hide its certificates, so that these always are.
 */
export async function decodedMaterials(
  materials: readonly KeyMaterial[],
  isTied: boolean,
  inspect: Inspect,
  pause?: Pause,
): Promise<DecodedMaterial[]> {
  const decoded: DecodedMaterial[] = [];
  for (const material of materials) {
    decoded.push({ material, item: isTied || concernsUs(material) ? await inspect(material) : null });
    await pause?.();
  }
  return decoded;
}

/** IGC-Santé, its test tree, and the authority that it replaced, as issuer or as subject. */
const names = ['IGC-SANTE', 'GIP-CPS'];

const known = new WeakMap<KeyMaterial, boolean>();

function concernsUs(material: KeyMaterial): boolean {
  const { kind, der } = material;
  if (der === null || kind === 'csr' || kind === 'pkcs12') return der !== null;
  const concerned = known.get(material) ?? names.some((name) => indexOfAscii(der, name, 0) >= 0);
  known.set(material, concerned);
  return concerned;
}
