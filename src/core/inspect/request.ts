import { readCertificationRequest } from '../pki/certificate';
import { sha256Hex } from '../primitives/hash';
import { describeKey } from '../pki/keyDescription';
import { verifySignature } from '../pki/verifySignature';
import { readDistinguishedName } from './distinguishedName';
import { subjectAlternativeNamesOf } from './extensions';
import type { InspectedRequest } from './item';
import { signatureAlgorithmOf } from './signatureAlgorithm';

/**
 * Decodes a certification request and checks that its own key signed it.
 *
 * @throws MalformedError where it is none.
 */
export async function inspectRequest(der: Uint8Array): Promise<InspectedRequest> {
  const request = readCertificationRequest(der);
  return {
    kind: 'csr',
    spki: sha256Hex(request.publicKey),
    key: describeKey(request.publicKey),
    sha256: sha256Hex(der),
    subject: readDistinguishedName(request.subject),
    san: subjectAlternativeNamesOf(request.extensions),
    signature: await verifySignature(request, request.publicKey),
    signatureAlgorithm: signatureAlgorithmOf(request),
  };
}
