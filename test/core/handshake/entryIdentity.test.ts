import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { parseConfiguration } from '../../../src/core/config/parse';
import { openEntryIdentity } from '../../../src/core/handshake/entryIdentity';
import type { AskPassphrase } from '../../../src/core/keys/openAsking';
import { isRefusal } from '../../../src/core/pki/encryption/refusal';
import { nodeSecretsFolder } from '../../../src/platform/nodeSecretsFolder';
import { temporaryFolder } from '../../platform/temporaryFolder';
import { createMiniature } from '../../support/authority';

const document = parseConfiguration('certificates.yaml', 'version: 1\ncertificates:\n  - { id: rouen }\n');

describe('openEntryIdentity', () => {
  let files: Record<string, string>;
  let certificate: Uint8Array;

  before(async () => {
    const authority = await createMiniature();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { pem, der } = await authority.issue({
      profile: 'ORG AUTH_CLI',
      commonName: 'RIS',
      structure: '318751275100020',
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
    });
    certificate = der;
    const protection = { cipher: 'aes-256-cbc', passphrase: 'correct horse' };
    files = {
      'secrets/rouen/private-key.pem': privateKey.export({
        ...{ type: 'pkcs8', format: 'pem', ...protection },
      }) as string,
      'secrets/rouen/certificate.pem': pem,
    };
  });

  async function open(ask: AskPassphrase, signal = new AbortController().signal, id = 'rouen') {
    using folder = temporaryFolder(files);
    const order = { document, id, secretsFolder: 'secrets' };
    return await openEntryIdentity(order, nodeSecretsFolder(folder.path), ask, signal);
  }

  it('asks again for a passphrase that was wrong, and says so', async () => {
    const answers = ['wrong', 'correct horse'];
    const said: (string | undefined)[] = [];
    const opened = await open((wrong) => {
      said.push(wrong?.en);
      return Promise.resolve(answers.shift() ?? assert.fail('asked too often'));
    });
    assert.ok(!isRefusal(opened));
    assert.deepEqual(opened.certificate, certificate);
    assert.equal(said.length, 2);
    assert.equal(said[0], undefined);
    assert.match(said[1] ?? '', /The password is wrong/);
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const ask = () => {
      controller.abort(reason);
      return Promise.resolve('correct horse');
    };
    await assert.rejects(open(ask, controller.signal), reason);
  });

  it('has nothing for an entry that is not there', async () => {
    const outcome = await open(() => assert.fail('asked'), undefined, 'other');
    assert.ok(isRefusal(outcome) && outcome.reason === 'not-that');
  });
});
