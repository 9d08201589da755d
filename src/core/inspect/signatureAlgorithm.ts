import type { Signed } from '../pki/certificate';
import { childrenOf, objectIdentifierOf, required, tags } from '../pki/der';
import { objectIdentifiers as oid } from '../pki/objectIdentifiers';

const names: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  [oid.sha1WithRsa]: 'sha1WithRSAEncryption',
  [oid.rsaPss]: 'RSASSA-PSS',
  [oid.sha256WithRsa]: 'sha256WithRSAEncryption',
  [oid.sha384WithRsa]: 'sha384WithRSAEncryption',
  [oid.sha512WithRsa]: 'sha512WithRSAEncryption',
  '1.2.840.10040.4.3': 'dsa-with-sha1',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  [oid.ecdsaWithSha256]: 'ecdsa-with-SHA256',
  [oid.ecdsaWithSha384]: 'ecdsa-with-SHA384',
  [oid.ecdsaWithSha512]: 'ecdsa-with-SHA512',
  [oid.ed25519]: 'Ed25519',
  [oid.ed448]: 'Ed448',
};

/**
 * The name of the algorithm that signed, or its dotted OID.
 *
 * @throws MalformedError where there is none.
 */
export function signatureAlgorithmOf({ signatureAlgorithm }: Signed): string {
  const [type] = childrenOf(signatureAlgorithm, 1);
  const identifier = objectIdentifierOf(required(type, tags.objectIdentifier, signatureAlgorithm));
  return names[identifier] ?? identifier;
}
