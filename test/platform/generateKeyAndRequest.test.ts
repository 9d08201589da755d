import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfiguration } from '../../src/core/config/parse';
import type { CertificateEntry } from '../../src/core/config/model';
import { generateKeyAndRequest, type KeyAndRequestOrder } from '../../src/core/generateKeyAndRequest';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { openssl } from '../support/openssl';
import { temporaryFolder } from './temporaryFolder';

const configuration = `version: 1
structures:
  - { id: beauvais, name: Cabinet de radiologie, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - { id: ris, structure: beauvais, environment: test, hosts: [ris.example, www.ris.example] }
certificates:
  - { id: insi, instance: ris, product: ORG AUTH_CLI, commonName: INSI-MANU, services: [INSi] }
  - { id: server, instance: ris, product: SERV SSL, commonName: ris.example, services: [MSSante] }
  - { id: elsewhere, instance: ris, product: ORG SIGN, commonName: X, services: [DMP], files: { privateKey: keys/x.key } }
  - { id: lonely, product: ORG SIGN, commonName: X, services: [DMP] }
`;

/** Entries that parsing a configuration would not let through. */
const base = { path: [], instance: 'ris', commonName: 'X', services: [] };
const unsafe: CertificateEntry[] = [
  { ...base, id: '../up', files: {} },
  { ...base, id: 'outside', files: { privateKey: '../x.key' } },
];

function generate(root: string, id: string, order: Partial<KeyAndRequestOrder> = {}) {
  const parsed = parseConfiguration('certificates.yaml', configuration);
  const document = {
    ...parsed,
    configuration: {
      ...parsed.configuration,
      certificates: [...parsed.configuration.certificates, ...unsafe],
    },
  };
  const passphrase = () => Promise.resolve('correct horse');
  return generateKeyAndRequest(
    { document, id, bits: 2048, passphrase, secretsFolder: 'secrets', ...order },
    nodeSecretsFolder(root),
  );
}

/** The refusal, having made sure that nobody was asked for a passphrase. */
async function refusal(root: string, id: string) {
  const outcome = await generate(root, id, { passphrase: () => assert.fail('asked for a passphrase') });
  assert.ok('reason' in outcome);
  return outcome;
}

describe('generateKeyAndRequest', () => {
  it('writes an encrypted key that openssl opens with the passphrase, and a request of it', async () => {
    using folder = temporaryFolder();
    const outcome = await generate(folder.path, 'insi');
    assert.ok(!('reason' in outcome));
    assert.equal(outcome.privateKey, 'secrets/insi/private-key.pem');
    const key = readFileSync(join(folder.path, outcome.privateKey), 'utf8');
    const request = readFileSync(join(folder.path, outcome.request), 'utf8');
    assert.match(key, /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    assert.equal(openssl(['pkey', '-passin', 'pass:wrong'], key).status, 1);
    const publicKey = openssl(['pkey', '-passin', 'pass:correct horse', '-pubout'], key).stdout;
    const verified = openssl(
      ['req', '-verify', '-noout', '-pubkey', '-subject', '-nameopt', 'RFC2253'],
      request,
    );
    assert.equal(verified.status, 0);
    assert.match(verified.stderr, /verify OK/);
    assert.ok(verified.stdout.startsWith(publicKey));
    assert.match(verified.stdout, /CN=INSI-MANU,OU=\d73282932000074,O=Cabinet de radiologie,C=FR/);
  });

  it('gives a server its DNS names, and leaves the key in clear where that is asked', async () => {
    using folder = temporaryFolder();
    const outcome = await generate(folder.path, 'server', {
      bits: 3072,
      passphrase: () => Promise.resolve(null),
    });
    assert.ok(!('reason' in outcome));
    const text = openssl(['req', '-text', '-noout', '-in', join(folder.path, outcome.request)], '').stdout;
    assert.match(text, /DNS:ris\.example, DNS:www\.ris\.example/);
    const key = createPrivateKey(readFileSync(join(folder.path, outcome.privateKey)));
    assert.equal(key.asymmetricKeyDetails?.modulusLength, 3072);
  });

  it('replaces neither a key nor a request', async () => {
    for (const taken of ['secrets/insi/private-key.pem', 'secrets/insi/request.csr']) {
      using folder = temporaryFolder({ [taken]: 'old' });
      const { reason, message } = await refusal(folder.path, 'insi');
      assert.equal(reason, 'exists');
      assert.ok(message.fr.startsWith(taken));
      assert.equal(readFileSync(join(folder.path, taken), 'utf8'), 'old');
    }
  });

  it('refuses what git would see until it is ignored, where the configuration puts it', async () => {
    using folder = temporaryFolder();
    execFileSync('git', ['init', '-q'], { cwd: folder.path });
    for (const [id, ignored] of [
      ['insi', 'secrets'],
      ['elsewhere', 'keys'],
    ] as const) {
      const { reason, folder: toIgnore } = await refusal(folder.path, id);
      assert.deepEqual([reason, toIgnore], ['visible-to-git', ignored]);
      await nodeSecretsFolder(folder.path).ignore(ignored);
      assert.ok(!('reason' in (await generate(folder.path, id))));
    }
    const seen = execFileSync('git', ['status', '--porcelain'], { cwd: folder.path, encoding: 'utf8' });
    assert.equal(seen, '?? .gitignore\n');
  });

  for (const [id, reason] of [
    ['none', 'unknown-entry'],
    ['../up', 'bad-id'],
    ['outside', 'outside-workspace'],
    ['lonely', 'incomplete'],
  ] as const) {
    it(`refuses ${id}: ${reason}`, async () => {
      using folder = temporaryFolder();
      assert.equal((await refusal(folder.path, id)).reason, reason);
      assert.equal(existsSync(join(folder.path, 'secrets')), false);
    });
  }
});
