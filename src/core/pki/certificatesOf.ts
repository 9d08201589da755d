import type { KeyMaterial } from './keyMaterial';
import { isMalformed, orMalformed } from './malformed';
import { pkcs12Bags } from './pkcs12';
import { pkcs7Contents } from './pkcs7';

/**
 * The certificates that some key material holds, DER, each once: its own, those of a PKCS#7, and those that a PKCS#12
 * shows without its password, as the platform of IGC-Santé delivers it.
 */
export function certificatesOf(materials: readonly KeyMaterial[]): Uint8Array[] {
  const found = new Map<string, Uint8Array>();
  for (const der of materials.flatMap(membersOf)) found.set(der.join(), der);
  return [...found.values()];
}

function membersOf({ kind, der }: KeyMaterial): readonly Uint8Array[] {
  if (der === null) return [];
  const members = orMalformed(() => {
    switch (kind) {
      case 'certificate':
        return [der];
      case 'pkcs7':
        return pkcs7Contents(der).certificates;
      case 'pkcs12':
        return pkcs12Bags(der).flatMap(({ type, contents }) => (type === 'certificate' ? [contents] : []));
      default:
        return [];
    }
  });
  return isMalformed(members) ? [] : members;
}
