import {
  identifierOf,
  keyIdentityAsWritten,
  subjectInHex,
  type OpensslCertificate,
} from './opensslCertificates';
import type { ReadCertificate, ReadItem } from './reading';

/** What became of a certificate that openssl reads. */
export type Verdict =
  | { readonly outcome: 'agrees' }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'differs'; readonly what: string };

/** Compares what openssl reads of a certificate with what we found in its file. */
export function compare(theirs: OpensslCertificate, items: readonly ReadItem[]): Verdict {
  const ours = items.find(({ certificate }) => certificate?.sha256 === theirs.sha256)?.certificate;
  if (ours) return differences(ours, theirs);
  const refused = items.find((item) => item.line === theirs.line && item.refused !== undefined)?.refused;
  if (refused !== undefined) return { outcome: 'refused', reason: refused };
  return { outcome: 'differs', what: 'not found' };
}

function differences(ours: ReadCertificate, theirs: OpensslCertificate): Verdict {
  const pairs = {
    subject: [subjectOf(ours), subjectComparableTo(ours, theirs)],
    'start of validity': [ours.notBefore, theirs.notBefore],
    'end of validity': [ours.notAfter, theirs.notAfter],
    // Openssl does not know every kind of key.
    key: [
      ours.spki,
      theirs.spki === null || theirs.spki === ours.spki ? ours.spki : keyIdentityAsWritten(theirs),
    ],
    'key usage': [ours.keyUsage.join(), theirs.keyUsage.join()],
    'extended key usage': [ours.extendedKeyUsage.map(identifierOf).join(), theirs.extendedKeyUsage.join()],
  };
  const different = Object.entries(pairs).filter(([, [one, other]]) => one !== other);
  if (different.length === 0) return { outcome: 'agrees' };
  return {
    outcome: 'differs',
    what: different.map(([name, [one, other]]) => `${name}: ${one} instead of ${other}`).join('; '),
  };
}

/** Our name of the subject, its attributes by their dotted identifiers. */
function subjectOf({ dn }: ReadCertificate): string {
  return attributesOf(dn)
    .map(({ separator, type, value }) => `${separator}${identifierOf(type)}=${value}`)
    .join('');
}

/** Their name of the subject, in hex where ours is. */
function subjectComparableTo(ours: ReadCertificate, theirs: OpensslCertificate): string {
  const mine = attributesOf(ours.dn);
  if (!mine.some(({ value }) => value.startsWith('#'))) return theirs.dn;
  const hex = attributesOf(subjectInHex(theirs));
  return attributesOf(theirs.dn)
    .map((attribute, index) => (mine[index]?.value.startsWith('#') ? (hex[index] ?? attribute) : attribute))
    .map(({ separator, type, value }) => `${separator}${type}=${value}`)
    .join('');
}

interface Attribute {
  readonly separator: string;
  readonly type: string;
  readonly value: string;
}

/** The attributes of a name in the form of RFC 4514. */
function attributesOf(dn: string): Attribute[] {
  return Array.from(
    dn.matchAll(/([,+]?)([\w.]+)=((?:\\.|[^\\,+])*)/gs),
    ([, separator = '', type = '', value = '']) => ({ separator, type, value }),
  );
}
