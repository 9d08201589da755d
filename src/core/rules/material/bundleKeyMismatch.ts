import type { InspectedCertificate, InspectedContainer, InspectedKey } from '../../inspect/item';
import type { MaterialRule } from '../rule';
import { about, bundlesIn } from './found';

/** The private key of a PKCS#12 is that of one of its certificates. */
export const bundleKeyMismatch: MaterialRule = {
  id: 'bundle-key-mismatch',
  severity: 'error',
  catalogue: ['IGC-P12-006'],
  offByDefault: true,
  *check(context) {
    for (const found of bundlesIn(context)) {
      if (!hasStrayKey(found.item)) continue;
      yield about(found, {
        en: 'A private key of this PKCS#12 belongs to none of its certificates, so that no software can use the two together. Make it again from the key and its own certificate.',
        fr: 'Une clé privée de ce PKCS#12 ne va avec aucun de ses certificats : aucun logiciel ne peut les utiliser ensemble. Refaites-le à partir de la clé et de son propre certificat.',
      });
    }
  },
};

/** Of encrypted certificates nothing is known: only a bundle that shows some, and encrypts nothing else, can tell. */
function hasStrayKey({ items, protection }: InspectedContainer): boolean {
  const certificates = items.filter((item): item is InspectedCertificate => item.kind === 'certificate');
  const isWhole = !protection?.encryption.some((each) => each.of === 'contents');
  const keys = items.filter((item): item is InspectedKey => item.kind === 'private-key');
  return certificates.length > 0 && isWhole && keys.some((key) => !belongsToOne(key, certificates));
}

function belongsToOne(key: InspectedKey, certificates: readonly InspectedCertificate[]): boolean {
  if (!key.encrypted) return key.spki === null || certificates.some(({ spki }) => spki === key.spki);
  if (key.localKeyId === undefined) return true;
  return certificates.some(({ localKeyId }) => localKeyId === key.localKeyId);
}
