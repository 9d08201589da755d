import { bytesToHex } from '@noble/hashes/utils.js';
import type { Authority } from '../igc/authorities';
import { recognise } from '../igc/recognise';
import { readCertificate } from '../pki/certificate';
import { sha256Hex } from '../primitives/hash';
import { describeKey } from '../pki/keyDescription';
import { readDistinguishedName } from './distinguishedName';
import {
  authorityKeyIdentifierOf,
  extendedKeyUsageOf,
  isAuthority,
  keyUsageOf,
  policiesOf,
  privateKeyUsagePeriodOf,
  subjectAlternativeNamesOf,
} from './extensions';
import type { InspectedCertificate } from './item';
import { signatureAlgorithmOf } from './signatureAlgorithm';

/**
 * Decodes a certificate and tells what IGC-Santé says of it.
 *
 * @throws MalformedError where it is none.
 */
export async function inspectCertificate(
  der: Uint8Array,
  authorities: readonly Authority[],
): Promise<InspectedCertificate> {
  const certificate = readCertificate(der);
  const { extensions } = certificate;
  const subject = readDistinguishedName(certificate.subject);
  const issuer = readDistinguishedName(certificate.issuer);
  const keyUsage = keyUsageOf(extensions);
  const extendedKeyUsage = extendedKeyUsageOf(extensions);
  const authorityKeyIdentifier = authorityKeyIdentifierOf(extensions);
  const privateKeyUsagePeriod = privateKeyUsagePeriodOf(extensions);
  return {
    kind: 'certificate',
    spki: sha256Hex(certificate.publicKey),
    key: describeKey(certificate.publicKey),
    sha256: sha256Hex(der),
    subject,
    issuer,
    serial: bytesToHex(certificate.serial).replace(/^00(?=.)/, ''),
    notBefore: new Date(certificate.notBefore).toISOString(),
    notAfter: new Date(certificate.notAfter).toISOString(),
    keyUsage,
    extendedKeyUsage,
    san: subjectAlternativeNamesOf(extensions),
    policies: policiesOf(extensions),
    signatureAlgorithm: signatureAlgorithmOf(certificate),
    ...(authorityKeyIdentifier && { authorityKeyIdentifier }),
    ...(privateKeyUsagePeriod && { privateKeyUsagePeriod }),
    igc: await recognise(
      {
        subject,
        issuer,
        keyUsage,
        extendedKeyUsage,
        isAuthority: isAuthority(extensions),
        authorityKeyIdentifier,
        signed: certificate,
      },
      authorities,
    ),
  };
}
