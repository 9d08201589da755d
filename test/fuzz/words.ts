import schema from '../../schemas/certificates.schema.json';
import { encodeObjectIdentifier } from '../../src/core/pki/derWriter';
import { objectIdentifiers } from '../../src/core/pki/objectIdentifiers';
import type { TargetName } from './targets';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const extensions = ['14', '15', '16', '17', '19', '31', '32', '35', '37'].map((arc) => `2.5.29.${arc}`);
const identifiers = [
  ...Object.values(objectIdentifiers),
  ...extensions,
  ...['2.5.4.3', '2.5.4.10', '2.5.4.11', '1.3.6.1.5.5.7.3.1', '1.2.250.1.71.1.2.5'],
].map(encodeObjectIdentifier);

const piecesOfPem = [
  ...['-----BEGIN ', '-----END ', '-----', 'CERTIFICATE', 'CERTIFICATE REQUEST', 'PRIVATE KEY', 'PUBLIC KEY'],
  ...[
    'RSA PRIVATE KEY',
    'EC PRIVATE KEY',
    'ENCRYPTED PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'X509 CRL',
    'PKCS7',
  ],
  ...[
    'PKCS12',
    'TRUSTED CERTIFICATE',
    'Proc-Type: 4,ENCRYPTED',
    'DEK-Info: AES-128-CBC,00',
    '\n\n',
    '\r\n',
    '\r',
  ],
  ...['\\n', '\\r\\n', '\\', '\\\\n', '&#10;', ' ', '\t', '=', '==', '\ufeff', 'é', '😀', '"', "' +\n '"],
  ...['LS0tLS1CRUdJTi', 'MIIB', 'MIIaaaIBAz', 'tls.key: ', 'AAAAAAAAAAAAAAAAAAAA'],
];

const piecesOfYaml = [
  ...[
    '- ',
    ': ',
    '? ',
    '#',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a ',
    '*a',
    '!!str ',
    '<<: ',
    '|\n',
    '>-\n',
    '---\n',
    '...\n',
  ],
  ...[
    '%YAML 1.1\n',
    '"',
    "'",
    '\\',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '  ',
    '~',
    'null',
    '1e3',
    '0x1f',
    '\ufeff',
    '😀',
    '\u2028',
  ],
  ...['# sante-certs-ignore ', 'insi-common-name: ', '__proto__', 'constructor', '499700367909006', 'INSi'],
];

/** What means something to each reader: a fuzzer that tries bytes at random would be long to meet it. */
export const words: Readonly<Record<TargetName, readonly Uint8Array[]>> = {
  der: identifiers,
  pkcs12: identifiers,
  pem: piecesOfPem.map(bytesOf),
  yaml: [...piecesOfYaml, ...namesIn(schema)].map(bytesOf),
};

/** The names of properties and the values that a JSON Schema knows. */
function namesIn(part: unknown, within = ''): string[] {
  if (typeof part === 'string') return within === 'enum' ? [part] : [];
  if (typeof part !== 'object' || part === null) return [];
  const own = within === 'properties' ? Object.keys(part).map((name) => `${name}: `) : [];
  const names = Object.entries(part).flatMap(([name, value]) =>
    namesIn(value, Array.isArray(part) ? within : name),
  );
  return [...new Set([...own, ...names])];
}
