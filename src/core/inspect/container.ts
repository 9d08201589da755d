import type { PointOf } from '../pki/boundedPoints';
import type { Authority } from '../igc/authorities';
import { sha256Hex } from '../primitives/hash';
import { pkcs12Bags, pkcs12Protection, publicKeyOfBag } from '../pki/pkcs12';
import type { Pkcs12Bag } from '../pki/pkcs12';
import { pkcs7Contents } from '../pki/pkcs7';
import { inspectCertificate } from './certificate';
import type { InspectedContainer, InspectedKey } from './item';
import { inspectKey } from './key';
import { orUnknown } from './orUnknown';
import type { OffsetOf } from './orUnknown';
import { inspectRevocationList } from './revocationList';

/**
 * Decodes a PKCS#7 with the certificates and revocation lists it holds.
 *
 * @throws MalformedError where it is none.
 */
export async function inspectPkcs7(
  der: Uint8Array,
  authorities: readonly Authority[],
  offsetOf: OffsetOf,
): Promise<InspectedContainer> {
  const { certificates, revocationLists } = pkcs7Contents(der);
  const items = [
    ...certificates.map((member) =>
      orUnknown(() => inspectCertificate(member, authorities), within(der, member, offsetOf)),
    ),
    ...revocationLists.map((member) =>
      orUnknown(() => inspectRevocationList(member), within(der, member, offsetOf)),
    ),
  ];
  return { kind: 'pkcs7', spki: null, sha256: sha256Hex(der), items: await Promise.all(items) };
}

/**
 * Decodes what a PKCS#12 shows without its password: its certificates where they are in clear, as IGC-Santé delivers
 * them, and that it holds keys.
 *
 * @throws MalformedError where it is none.
 */
export async function inspectPkcs12(
  der: Uint8Array,
  publicKey: Uint8Array | null,
  authorities: readonly Authority[],
  offsetOf: OffsetOf,
  pointOf?: PointOf,
): Promise<InspectedContainer> {
  const bags = pkcs12Bags(der);
  const items = bags.map((bag) =>
    orUnknown(
      async () => {
        const item =
          bag.type === 'certificate'
            ? await inspectCertificate(bag.contents, authorities)
            : inspectKeyBag(bag, bags, pointOf);
        return bag.localKeyId === null ? item : { ...item, localKeyId: bag.localKeyId };
      },
      bag.type === 'certificate' ? within(der, bag.contents, offsetOf) : startOf(der, bag.contents, offsetOf),
    ),
  );
  return {
    kind: 'pkcs12',
    spki: publicKey && sha256Hex(publicKey),
    sha256: sha256Hex(der),
    items: await Promise.all(items),
    protection: pkcs12Protection(der),
  };
}

function inspectKeyBag(bag: Pkcs12Bag, bags: readonly Pkcs12Bag[], pointOf?: PointOf): InspectedKey {
  const publicKey = publicKeyOfBag(bag, bags, pointOf);
  if (bag.type === 'private-key')
    return inspectKey('private-key', { publicKey, format: 'PKCS#8', encrypted: false });
  const key = inspectKey('private-key', { publicKey, format: 'encrypted PKCS#8', encrypted: true });
  return publicKey ? { ...key, identityFrom: 'localKeyID' } : key;
}

function within(der: Uint8Array, member: Uint8Array, offsetOf: OffsetOf): OffsetOf {
  return (index) => offsetOf(member.byteOffset - der.byteOffset + index);
}

/** The public key of a key may stand elsewhere: what is wrong with it is told where the key starts. */
function startOf(der: Uint8Array, member: Uint8Array, offsetOf: OffsetOf): OffsetOf {
  return () => within(der, member, offsetOf)(0);
}
