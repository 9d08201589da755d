import type { ConfigurationDocument } from '../config/document';
import { requestDnsNames, requestSubject } from '../igc/subject';
import type { RequestContents } from '../pki/certificationRequest';
import type { KeyKind } from '../pki/createKeyAndRequest';

/** What was made, and where it stands. */
export interface MadeByCommand extends RequestContents {
  readonly bits: KeyKind;
  readonly privateKey: string;
  readonly request: string;
}

/**
 * The commands of openssl that make such a key and request, for the record: for a POSIX shell, and with no secret, since
 * openssl asks for the passphrase itself.
 */
export function opensslCommand({ bits, subject, dnsNames, privateKey, request }: MadeByCommand): string {
  const key = quoted(privateKey);
  const names = dnsNames.map((name) => `DNS:${name}`).join(',');
  return [
    `openssl genpkey ${typeof bits === 'string' ? `-algorithm EC -pkeyopt ec_paramgen_curve:${bits}` : `-algorithm RSA -pkeyopt rsa_keygen_bits:${bits}`} \\`,
    `  | openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000 -out ${key}`,
    `openssl req -new -${bits === 'P-384' ? 'sha384' : 'sha256'} -utf8 -key ${key} -out ${quoted(request)} \\`,
    `  -subj ${quoted(subjectText(subject))}${names === '' ? '' : ` \\\n  -addext ${quoted(`subjectAltName=${names}`)}`}`,
    '',
  ].join('\n');
}

function subjectText({ C, O, OU, CN }: RequestContents['subject']): string {
  return Object.entries({ C, O, OU, CN })
    .filter((part): part is [string, string] => part[1] !== undefined)
    .map(([type, value]) => `/${type}=${value.replace(/[\\/+]/g, '\\$&')}`)
    .join('');
}

/** A word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same for what was made of an entry; null where its subject cannot be told any more. */
export function opensslCommandOf(
  { configuration }: ConfigurationDocument,
  id: string,
  made: Pick<MadeByCommand, 'bits' | 'privateKey' | 'request'>,
): string | null {
  const entry = configuration.certificates.find((each) => each.id === id);
  const described = entry && requestSubject(entry, configuration);
  if (!described || 'reasons' in described) return null;
  const { subject } = described;
  return opensslCommand({ ...made, subject, dnsNames: requestDnsNames(entry, configuration) });
}
