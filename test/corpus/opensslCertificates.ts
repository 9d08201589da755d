import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openssl } from '../support/openssl';
import type { ReadCertificate } from './reading';

/** A certificate that openssl reads, and the line on which it stands; null in a DER file. */
export interface OpensslCertificate extends ReadCertificate {
  readonly line: number | null;
  readonly source: Uint8Array;
}

const block =
  /-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----[ \t]*\r?\n[A-Za-z0-9+/=\s]+?-----END \1-----/g;

/** The certificates of a file that openssl reads: the whole of a DER file, or each block of a text. */
export function opensslCertificates(path: string): OpensslCertificate[] {
  const bytes = readFileSync(path);
  if (bytes[0] === 0x30) {
    const certificate = certificateOf(bytes, 'DER', null);
    if (certificate) return [certificate];
  }
  const text = bytes.toString('latin1');
  return Array.from(text.matchAll(block)).flatMap(({ 0: pem, index }) => {
    const line = text.slice(0, index).split(/\r\n|\r|\n/).length - 1;
    return certificateOf(Buffer.from(pem, 'latin1'), 'PEM', line) ?? [];
  });
}

function certificateOf(
  source: Uint8Array,
  form: 'DER' | 'PEM',
  line: number | null,
): OpensslCertificate | null {
  const { stdout } = openssl(
    [
      ...['x509', '-inform', form, '-noout', '-fingerprint', '-sha256', '-subject'],
      ...['-nameopt', 'RFC2253,-esc_msb,oid', '-dates', '-dateopt', 'iso_8601'],
      ...['-ext', 'keyUsage,extendedKeyUsage', '-pubkey'],
    ],
    source,
  );
  const field = (name: RegExp) => name.exec(stdout)?.[1];
  const sha256 = field(/^sha256 Fingerprint=(.*)$/im)
    ?.replaceAll(':', '')
    .toLowerCase();
  const dn = field(/^subject=(.*)$/m);
  const notBefore = field(/^notBefore=(.*)$/m);
  const notAfter = field(/^notAfter=(.*)$/m);
  if (sha256 === undefined || dn === undefined || !notBefore || !notAfter) return null;
  return {
    line,
    source,
    sha256,
    dn,
    notBefore: isoTime(notBefore),
    notAfter: isoTime(notAfter),
    spki: keyIdentityOf(stdout),
    keyUsage: usages(field(/^X509v3 Key Usage:.*\n +(.*)$/m)).map((name) => keyUsages[name] ?? name),
    extendedKeyUsage: usages(field(/^X509v3 Extended Key Usage:.*\n +(.*)$/m)).map(identifierOf),
  };
}

/** From such as `2013-06-25 00:00:00Z`, where short years have blanks before them. */
function isoTime(time: string): string {
  const [, year = '', rest = ''] = /^ *(\d+)(.*)Z$/.exec(time) ?? [];
  return `${year.padStart(4, '0')}${rest.replace(' ', 'T')}.000Z`;
}

/** SHA-256 of the SubjectPublicKeyInfo, as openssl writes the key again; null where it cannot read the key. */
function keyIdentityOf(output: string): string | null {
  const pem = /-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/.exec(output)?.[0];
  if (!pem) return null;
  const der = Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64');
  return createHash('sha256').update(der).digest('hex');
}

/** Of usages of which none is given, openssl prints the bytes. */
function usages(list: string | undefined): string[] {
  return list && !/^\.+$/.test(list) ? list.split(', ').map((name) => name.trim()) : [];
}

const keyUsages: Readonly<Record<string, string>> = {
  'Digital Signature': 'digitalSignature',
  'Non Repudiation': 'nonRepudiation',
  'Key Encipherment': 'keyEncipherment',
  'Data Encipherment': 'dataEncipherment',
  'Key Agreement': 'keyAgreement',
  'Certificate Sign': 'keyCertSign',
  'CRL Sign': 'cRLSign',
  'Encipher Only': 'encipherOnly',
  'Decipher Only': 'decipherOnly',
};

let identifiers: ReadonlyMap<string, string> | undefined;

/** The dotted identifier of a name that openssl knows, short or long; the name itself where it knows none. */
export function identifierOf(name: string): string {
  identifiers ??= new Map(
    openssl(['list', '-objects'], '')
      .stdout.split('\n')
      .flatMap((line) => {
        const [, names = '', identifier = ''] = /^(.*?),? ([\d.]+)$/.exec(line.replace(' = ', ', ')) ?? [];
        return names.split(', ').map((each) => [each, identifier] as const);
      }),
  );
  return identifiers.get(name) ?? identifiers.get(name.toLowerCase()) ?? name;
}

/** The subject of a certificate with the encoding of each value in hex, for values that are no text. */
export function subjectInHex({ source, line }: OpensslCertificate): string {
  const { stdout } = openssl(
    [
      ...['x509', '-inform', line === null ? 'DER' : 'PEM', '-noout', '-subject'],
      ...['-nameopt', 'RFC2253,oid,dump_all,dump_der'],
    ],
    source,
  );
  return /^subject=(.*)$/m.exec(stdout)?.[1] ?? '';
}

/**
 * SHA-256 of the SubjectPublicKeyInfo as it stands in the certificate: where it is written in an unusual way, openssl
 * does not write it so again.
 */
export function keyIdentityAsWritten({ source, line }: OpensslCertificate): string | null {
  const der = line === null ? source : openssl(['x509', '-outform', 'DER'], source).bytes;
  const values = openssl(['asn1parse', '-inform', 'DER'], der).stdout.matchAll(
    /^ *(\d+):d=(\d+) +hl=(\d+) +l= *(\d+) +cons: SEQUENCE/gm,
  );
  const sequences = Array.from(values, ([, ...numbers]) => numbers.map(Number)).filter(
    ([, depth]) => depth === 2,
  );
  // The algorithm, the issuer, the validity and the subject come before it.
  const [start = 0, , header = 0, length = 0] = sequences[4] ?? [];
  if (length === 0) return null;
  return createHash('sha256')
    .update(der.subarray(start, start + header + length))
    .digest('hex');
}
