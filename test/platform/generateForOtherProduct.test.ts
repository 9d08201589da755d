import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  generateForOtherProduct,
  type OtherProductOrder,
} from '../../src/core/otherProduct/generateForOtherProduct';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { openssl } from '../support/openssl';
import { temporaryFolder } from './temporaryFolder';

const order: OtherProductOrder = {
  folder: 'internal-server',
  subject: { C: 'FR', O: 'Éditeur, Radio', OU: 'Infra', CN: 'server.example' },
  dnsNames: ['server.example', '*.évreux.example'],
  bits: 'P-256',
  passphrase: () => Promise.resolve('correct horse'),
  secretsFolder: 'secrets',
  taken: ['insi'],
};

const generate = (root: string, changes: Partial<OtherProductOrder> = {}) =>
  generateForOtherProduct({ ...order, ...changes }, nodeSecretsFolder(root));

describe('generateForOtherProduct', () => {
  for (const [bits, signature, described] of [
    ['P-256', 'ecdsa-with-SHA256', { namedCurve: 'prime256v1' }],
    ['P-384', 'ecdsa-with-SHA384', { namedCurve: 'secp384r1' }],
    [3072, 'sha256WithRSAEncryption', { modulusLength: 3072 }],
  ] as const) {
    it(`makes a key of ${bits} and a request that openssl verifies`, async () => {
      using folder = temporaryFolder();
      const made = await generate(folder.path, { bits });
      assert.ok(!('reason' in made), JSON.stringify(made));
      assert.equal(made.privateKey, 'secrets/internal-server/private-key.pem');
      const pem = readFileSync(join(folder.path, made.privateKey));
      const key = createPrivateKey({ key: pem, passphrase: 'correct horse' });
      assert.deepEqual({ ...key.asymmetricKeyDetails, ...described }, { ...key.asymmetricKeyDetails });
      const options = ['-verify', '-noout', '-text', '-pubkey', '-nameopt', 'RFC2253,utf8,-esc_msb'];
      const read = openssl(['req', ...options, '-in', join(folder.path, made.request)], '');
      assert.match(read.stderr, /verify OK/);
      assert.match(read.stdout, new RegExp(`Signature Algorithm: ${signature}\n`));
      assert.match(read.stdout, /Subject: CN=server\.example,OU=Infra,O=Éditeur\\, Radio,C=FR\n/);
      assert.match(read.stdout, /DNS:server\.example, DNS:\*\.xn--vreux-9ra\.example\n/);
      const publicKey = openssl(['pkey', '-passin', 'pass:correct horse', '-pubout'], pem).stdout;
      assert.ok(publicKey !== '' && read.stdout.includes(publicKey));
      if (process.platform !== 'win32')
        assert.equal(statSync(join(folder.path, made.privateKey)).mode & 0o777, 0o600);
    });
  }

  it('leaves out of the subject what is not given', async () => {
    using folder = temporaryFolder();
    const made = await generate(folder.path, { subject: { CN: 'alone' }, dnsNames: [] });
    assert.ok(!('reason' in made));
    const { stdout } = openssl(['req', '-noout', '-text', '-in', join(folder.path, made.request)], '');
    assert.match(stdout, /Subject: CN ?= ?alone\n/);
    assert.doesNotMatch(stdout, /Alternative/);
  });

  it('asks for no passphrase and writes nothing where something is wrong', async () => {
    using folder = temporaryFolder({ 'secrets/taken/private-key.pem': 'old' });
    execFileSync('git', ['init', '-q'], { cwd: folder.path });
    const passphrase = () => assert.fail('asked for a passphrase');
    for (const [changes, reason] of [
      [{ subject: { CN: '' } }, 'bad-field'],
      [{ dnsNames: ['a b'] }, 'bad-field'],
      [{ folder: 'Insi' }, 'bad-field'],
      [{ folder: '../up' }, 'bad-field'],
      [{ secretsFolder: '../keys' }, 'outside-workspace'],
      [{ secretsFolder: '.' }, 'outside-workspace'],
      [{ folder: 'taken' }, 'exists'],
      [{}, 'visible-to-git'],
    ] as const) {
      const made = await generate(folder.path, { passphrase, ...changes });
      assert.ok('reason' in made && made.reason === reason, JSON.stringify([changes, made]));
      if (reason === 'visible-to-git') assert.equal(made.line, '/secrets/');
    }
    assert.deepEqual(readdirSync(join(folder.path, 'secrets')), ['taken']);
    await nodeSecretsFolder(folder.path).ignore('/secrets/');
    assert.ok(!('reason' in (await generate(folder.path))));
    assert.equal(readFileSync(join(folder.path, 'secrets/taken/private-key.pem'), 'utf8'), 'old');
  });
});
