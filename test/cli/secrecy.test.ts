import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKey, passphrase } from '../core/inventory/keys';
import { temporaryFolder } from '../platform/temporaryFolder';
import { cli, printed } from './cli';

const configuration = `version: 1
structures:
  - { id: beauvais, name: Cabinet, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - { id: ris, structure: beauvais, environment: test }
certificates:
  - { id: clear, instance: ris, product: ORG AUTH_CLI, commonName: INSI-MANU, services: [INSi] }
  - { id: locked, instance: ris, product: ORG SIGN, commonName: RIS, services: [DMP] }
`;

/** The private numbers of a key in every form in which they could be printed. */
function privateValues(pem: string, phrase?: string): string[] {
  const key = createPrivateKey({ key: pem, ...(phrase !== undefined && { passphrase: phrase }) });
  const { d, p, q, dp, dq, qi } = key.export({ format: 'jwk' });
  const numbers = [d, p, q, dp, dq, qi].flatMap((each) =>
    each === undefined ? [] : Buffer.from(each, 'base64url'),
  );
  const bodies = pem.split('\n').filter((line) => line.length === 64);
  return [
    ...bodies,
    ...numbers.flatMap((number) => [
      number.toString('hex').slice(0, 32),
      number.toString('base64').slice(3, 35),
      number.toString('base64url').slice(3, 35),
      BigInt(`0x${number.toString('hex')}`)
        .toString()
        .slice(0, 32),
    ]),
  ];
}

describe('all that the command line prints', () => {
  it('holds no private value and no passphrase', () => {
    const [rsa, ec] = [makeKey('rsa'), makeKey('ec')];
    using folder = temporaryFolder({
      'certificates.yaml': configuration,
      phrase: `${passphrase}\n`,
      'rsa.pem': rsa.pkcs8,
      'rsa.txt': rsa.traditional,
      'rsa.der': rsa.der,
      'rsa-encrypted.pem': rsa.encrypted,
      'ec.pem': `${ec.pkcs8}${ec.traditional}`,
      'cut.pem': rsa.pkcs8.slice(0, 900),
      'mislabelled.pem': ec.pkcs8.replaceAll('PRIVATE KEY', 'CERTIFICATE'),
    });
    printed.length = 0;
    cli(folder.path, 'csr', 'clear', '--no-passphrase');
    cli(folder.path, 'csr', 'locked', '--passphrase-file', 'phrase');
    cli(folder.path, 'csr', 'clear', '--passphrase-file', 'phrase');
    const files = [
      'rsa.pem',
      'rsa.txt',
      'rsa.der',
      'rsa-encrypted.pem',
      'ec.pem',
      'cut.pem',
      'mislabelled.pem',
      'phrase',
    ];
    for (const format of ['text', 'json']) {
      cli(folder.path, 'check', '--format', format);
      cli(folder.path, 'duplicates', '--format', format);
      cli(folder.path, 'inspect', ...files, '--format', format);
    }
    const read = (path: string) => readFileSync(join(folder.path, path), 'utf8');
    const values = [
      passphrase,
      ...privateValues(rsa.pkcs8),
      ...privateValues(ec.pkcs8),
      ...privateValues(read('secrets/clear/private-key.pem')),
      ...privateValues(read('secrets/locked/private-key.pem'), passphrase),
    ];
    const all = printed.join('').toLowerCase();
    assert.ok(all.length > 10_000 && values.length > 100);
    assert.ok(all.includes('duplicate-private-key'));
    for (const value of values) assert.ok(!all.includes(value.toLowerCase()));
  });
});
