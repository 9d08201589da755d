import { encode, encodeInteger, encodeSequence } from '../../../src/core/pki/derWriter';

/** A text made to take a careless reader long. */
export interface TextTrap {
  readonly name: string;
  /** That many times its size. */
  readonly make: (times: number) => string;
  /** How many pieces of key material are found at any size. */
  readonly found: number;
}

/** The most that is read of one file, and the word that there are more. */
const all = 1001;

const smallDer = Buffer.from(encodeSequence(encodeInteger(0), encode(0x0c, new Uint8Array(37)))).toString(
  'base64',
);

const trap = (name: string, found: number, make: (times: number) => string): TextTrap => ({
  name,
  found,
  make,
});

/** Texts that are PEM or base64 nearly, or over and over. */
export const textTraps: readonly TextTrap[] = [
  trap('BEGIN lines without END', 0, (times) => '-----BEGIN CERTIFICATE-----\n'.repeat(16_000 * times)),
  trap('BEGIN lines with base64 and without END', all, (times) =>
    '-----BEGIN CERTIFICATE-----\nMIIBAAAAAAAAAAAAAAAA\n'.repeat(16_000 * times),
  ),
  trap('BEGIN without its dashes', 0, (times) => '-----BEGIN '.repeat(50_000 * times)),
  trap('dashes', 0, (times) => '-'.repeat(1_000_000 * times)),
  trap('blocks on one line', all, (times) =>
    '-----BEGIN PUBLIC KEY-----AAAAAAAAAAAAAAAAAAAA-----END PUBLIC KEY-----é'.repeat(10_000 * times),
  ),
  trap(
    'white space after BEGIN',
    0,
    (times) => `-----BEGIN CERTIFICATE-----${' \n'.repeat(500_000 * times)}`,
  ),
  trap('backslashes', 0, (times) => `-----BEGIN CERTIFICATE-----${'\\'.repeat(1_000_000 * times)}`),
  trap(
    'headers without end',
    0,
    (times) => `-----BEGIN RSA PRIVATE KEY-----\n${'A: b\n'.repeat(200_000 * times)}`,
  ),
  trap(
    'one very long block',
    1,
    (times) => `-----BEGIN CERTIFICATE-----\n${'A'.repeat(5_000_000 * times)}\n-----END CERTIFICATE-----`,
  ),
  trap('escaped line breaks', 0, (times) => '\\r\\n'.repeat(250_000 * times)),
  trap('escapes between letters', 0, (times) => '\\nA'.repeat(300_000 * times)),
  trap('small DER in one line of base64', 0, (times) => smallDer.repeat(20_000 * times)),
  trap('small DER in lines of base64', 0, (times) => `${smallDer}\n`.repeat(20_000 * times)),
  trap('one line of base64', 0, (times) => 'A'.repeat(1_000_000 * times)),
  trap('base64 of DER that is cut short', 0, (times) => `${'MIMf'.repeat(19)}\n`.repeat(13_000 * times)),
  trap('string literals that are joined', 0, (times) => `"${'A'.repeat(60)}" + `.repeat(15_000 * times)),
  trap('character references', 0, (times) => 'A&#10;'.repeat(200_000 * times)),
];
