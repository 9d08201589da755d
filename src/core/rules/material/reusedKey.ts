import { quoted } from '../../config/quoted';
import { mostRelatedPlaces } from '../../finding';
import type { Text } from '../../language';
import { isOneCertificate } from '../../inventory/ties';
import type { MaterialContext, MaterialRule } from '../rule';
import { isCopiedKey } from './copiedKey';
import { about, leavesIn, requestsIn } from './found';

/** Each certificate has a key of its own, and so has each request. */
export const reusedKey: MaterialRule = {
  id: 'reused-key',
  severity: 'warning',
  catalogue: ['IGC-CSR-006'],
  *check(context) {
    const certificates = leavesIn(context).filter(({ item }) => item.igc.chain !== 'broken-signature');
    for (const found of [...certificates, ...requestsIn(context)]) {
      const { kind, spki, sha256 = '' } = found.item;
      const others = othersOf(kind, spki, sha256, context);
      const [first] = others;
      if (!first) continue;
      const message = kind === 'csr' ? sameRequestKey(first.file) : sameCertificateKey(first.file);
      yield {
        ...about(found, message),
        related: others
          .slice(0, mostRelatedPlaces)
          .map(({ file, material }) => ({ file, range: material.range, message: sameKey })),
      };
    }
  },
};

/** What else of the same kind has the key: copies of the thing itself are no other use of it. */
function othersOf(
  kind: 'certificate' | 'csr',
  spki: string | null,
  sha256: string,
  context: MaterialContext,
) {
  if (spki === null) return [];
  return context
    .placesOf(spki)
    .filter(
      ({ file, material }) =>
        material.kind === kind && material.sha256 !== sha256 && !isToldOfKey(spki, file, context),
    );
}

/** Where the key is copied with the certificates, the rules on copied keys tell, save of what they allow. */
function isToldOfKey(spki: string, file: string, context: MaterialContext): boolean {
  const { file: here, ties, tiesOf } = context;
  const isAllowed =
    ties.length > 0 && tiesOf(file).length > 0 && isOneCertificate([...ties, ...tiesOf(file)]);
  return !isAllowed && isCopiedKey(spki, here, file, context);
}

const sameKey: Text = { en: 'The same key', fr: 'La même clé' };

function sameCertificateKey(file: string): Text {
  return {
    en: `Another certificate in ${quoted(file)} has the same key. Order each certificate, renewed ones too, with a new key.`,
    fr: `Un autre certificat dans ${quoted(file)} a la même clé. Commandez chaque certificat, même renouvelé, avec une nouvelle clé.`,
  };
}

function sameRequestKey(file: string): Text {
  return {
    en: `Another request in ${quoted(file)} has the same key. Keep one of the two, or generate a new key for this one before you order.`,
    fr: `Une autre demande dans ${quoted(file)} a la même clé. Gardez l’une des deux, ou générez une nouvelle clé pour celle-ci avant de commander.`,
  };
}
