import fc from 'fast-check';
import { changedDer } from './derChange';
import { seedsOf } from './seeds';
import type { TargetName } from './targets';
import { changedText } from './textChange';
import { words } from './words';

/** Real files of a target's kind, made now, with changes that know what such files are made of. */
export async function changedFiles(target: TargetName): Promise<fc.Arbitrary<Uint8Array>> {
  const seeds = await seedsOf(target);
  switch (target) {
    case 'der':
    case 'pkcs12':
      return changedDer(seeds);
    case 'pem': {
      const der = changedDer(await seedsOf('der'));
      return fc.oneof(changedText(seeds, words.pem), fc.tuple(der, layout).map(pemOf));
    }
    case 'yaml':
      return changedText(seeds, words.yaml);
  }
}

interface Layout {
  readonly label: string;
  readonly width: number;
  readonly lineEnd: string;
  readonly indentation: string;
  readonly before: string;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  label: fc.constantFrom(
    'CERTIFICATE',
    'CERTIFICATE REQUEST',
    'PRIVATE KEY',
    'RSA PRIVATE KEY',
    'EC PRIVATE KEY',
    'PUBLIC KEY',
    'PKCS7',
  ),
  width: fc.constantFrom(64, 76, 1, 100_000),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\\n', '\\r\\n', ' '),
  indentation: fc.constantFrom('', '    ', '\t', '> ', '"'),
  before: fc.constantFrom('', '\ufeff', 'é: |\n', 'key = "', 'Proc-Type: 4,ENCRYPTED\n\n'),
});

/** DER as PEM, under a label and in a layout of any kind. */
function pemOf([der, { label, width, lineEnd, indentation, before }]: [Uint8Array, Layout]): Uint8Array {
  const base64 = Buffer.from(der).toString('base64');
  const lines = base64.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  const block = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`];
  return new TextEncoder().encode(before + block.map((line) => indentation + line).join(lineEnd) + lineEnd);
}
