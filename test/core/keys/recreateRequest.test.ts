import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'mocha';
import { parseConfiguration } from '../../../src/core/config/parse';
import { recreateRequest } from '../../../src/core/keys/recreateRequest';
import { createKeyAndRequest } from '../../../src/core/pki/createKeyAndRequest';
import { itWithOpenssl, openssl } from '../../support/openssl';
import { assertBothLanguages } from '../../support/rules';

const configuration = `version: 1
structures:
  - { id: s, name: Cabinet, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances: [{ id: ris, structure: s, environment: test, hosts: [ris.example] }]
certificates: [{ id: one, instance: ris, product: SERV SSL, commonName: ris.example, services: [PSC] }]
`;

const keys = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
};
const encrypted = (kind: keyof typeof keys) =>
  keys[kind].privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'right',
  }) as string;

async function recreated(key: string | null, id = 'one', text = configuration) {
  const answers = ['wrong', 'right'];
  return await recreateRequest(
    {
      document: parseConfiguration('certificates.yaml', text),
      id,
      secretsFolder: 'secrets',
      passphrase: (wrong) => {
        if (answers.length === 1) assert.match(wrong?.en ?? '', /wrong/);
        return Promise.resolve(answers.shift() ?? assert.fail());
      },
      now: new Date('2026-11-21'),
      levels: new Map(),
    },
    {
      read: (path) =>
        Promise.resolve(
          key !== null && path === 'secrets/one/private-key.pem' ? new TextEncoder().encode(key) : null,
        ),
    },
  );
}

describe('recreateRequest', () => {
  for (const kind of ['RSA', 'P-256', 'P-384'] as const)
    itWithOpenssl(`makes a request of a key of ${kind} that openssl verifies`, async () => {
      const made = await recreated(encrypted(kind));
      assert.ok('requestPem' in made, 'message' in made ? made.message.en : '');
      const { stdout, stderr } = openssl(['req', '-verify', '-noout', '-text', '-pubkey'], made.requestPem);
      assert.match(stderr, /self-signature verify OK/i);
      assert.match(stdout, /CN ?= ?ris\.example[^]*DNS:ris\.example/);
      assert.ok(stdout.startsWith(keys[kind].publicKey.export({ type: 'spki', format: 'pem' }) as string));
    });

  it('says why it makes none', async () => {
    for (const [outcome, reason] of [
      [await recreated(null), 'missing'],
      [await recreated(encrypted('RSA'), 'two'), 'unknown-entry'],
      [await recreated(encrypted('RSA'), 'one', configuration.replace('SERV SSL', 'NONE')), 'has-findings'],
      [await recreated('hello'), 'not-that'],
      [await recreated(encrypted('P-521')), 'not-supported'],
    ] as const) {
      assert.ok('reason' in outcome);
      assert.equal(outcome.reason, reason);
      assertBothLanguages(outcome.message);
    }
  });

  for (const bits of ['P-256', 'P-384'] as const)
    itWithOpenssl(`makes new keys of ${bits} and their requests`, async () => {
      for (let i = 0; i < 20; i++) {
        const subject = { C: 'FR', CN: 'a' };
        const { requestPem } = await createKeyAndRequest({ subject, dnsNames: [], bits, passphrase: null });
        assert.match(openssl(['req', '-verify', '-noout'], requestPem).stderr, /self-signature verify OK/i);
      }
    });
});
