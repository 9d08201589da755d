import { AuthoritiesError, readAuthorities, type Authority } from '../igc/authorities';
import { readCertificate } from '../pki/certificate';
import { certificatesOf } from '../pki/certificatesOf';
import { isMalformed, orMalformed } from '../pki/malformed';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import { readDistinguishedName } from './distinguishedName';
import { isAuthority, subjectKeyIdentifierOf } from './extensions';

/**
 * The additional trust anchors, all of the test environment, in a file of certificates (PEM, DER or PKCS#7) or in one of
 * the form of `data/authorities.json`.
 *
 * @throws AuthoritiesError where it is neither, or one of them is no authority of the test environment.
 */
export function readAuthoritiesFile(bytes: Uint8Array): readonly Authority[] {
  const certificates = certificatesOf(readKeyMaterial(bytes));
  if (certificates.length === 0) return readAuthorities(new TextDecoder().decode(bytes));
  return certificates.map(authorityOf);
}

function authorityOf(der: Uint8Array): Authority {
  const authority = orMalformed(() => {
    const { subject, publicKey, extensions } = readCertificate(der);
    return {
      environment: 'test' as const,
      subject: readDistinguishedName(subject).dn,
      keyIdentifier: subjectKeyIdentifierOf(extensions) ?? '',
      spki: btoa(String.fromCharCode(...publicKey)),
      added: true as const,
      isAuthority: isAuthority(extensions),
    };
  });
  if (isMalformed(authority)) throw new AuthoritiesError(authority.message);
  const { isAuthority: mayIssue, ...anchor } = authority;
  if (!mayIssue) throw new AuthoritiesError(notAnAuthority(anchor.subject));
  return anchor;
}

function notAnAuthority(subject: string) {
  return {
    en: `${subject} is no authority: its certificate may not issue others. Name the certificate of the authority that signed it.`,
    fr: `${subject} n’est pas une autorité : son certificat ne peut pas en émettre d’autres. Indiquez le certificat de l’autorité qui l’a signé.`,
  };
}
