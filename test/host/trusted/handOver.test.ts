import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openssl, opensslAvailable } from '../../support/openssl';
import { answering } from '../answers';
import { trustedAuthority, type TrustedAuthority } from '../authority';
import { puttingBack } from '../puttingBack';
import { extension, run, shownText, uriOf } from '../workspace';

const id = 'baie-dmp-auth';
const folder = `secrets/${id}`;
const pathOf = (name: string) => uriOf(`${folder}/${name}`).fsPath;

/** What openssl, as the instructions say, makes of a file that was handed over. */
function decrypted(name: string, ...key: string[]) {
  return openssl(['cms', '-decrypt', '-inform', 'DER', '-in', pathOf(name), ...key], '');
}

describe('What is handed over', () => {
  puttingBack(folder);
  let authority: TrustedAuthority;
  let recipient: { readonly certificate: string; readonly key: string };

  before(async () => {
    await extension().activate();
    authority = await trustedAuthority();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { fsPath } = await authority.answer(`${folder}/request.csr`, {
      profile: 'ORG CONF',
      commonName: 'Exploitation de la Baie',
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    });
    const key = join(authority.folder, 'recipient.key');
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    recipient = { certificate: fsPath, key };
  });
  after(() => authority[Symbol.asyncDispose]());

  it('of a request opens by the passphrase that is shown once, and the instructions hold none', async () => {
    using conversation = answering(id, 'generated passphrase');
    await run('shareRequest');
    const told = conversation.told.join('\n');
    const [, passphrase = ''] = /Passphrase: (\S+)/.exec(told) ?? [];
    assert.match(told, /Tell it by another channel than the file/);
    assert.match(told, /baie-dmp-auth\.csr\.p7m is ready/);
    assert.match(shownText(), /Written: secrets\/baie-dmp-auth\/baie-dmp-auth\.csr\.p7m/);
    assert.match(shownText(), /openssl cms -decrypt -inform DER/);
    assert.ok(passphrase.length > 20 && !shownText().includes(passphrase));
    if (!opensslAvailable) return;
    const opened = decrypted('baie-dmp-auth.csr.p7m', '-pwri_password', passphrase);
    assert.equal(opened.status, 0, opened.stderr);
    assert.equal(opened.stdout, readFileSync(pathOf('request.csr'), 'utf8'));
    assert.notEqual(decrypted('baie-dmp-auth.csr.p7m', '-pwri_password', `${passphrase}x`).status, 0);
  });

  it('with the key opens for the holder of the chosen certificate alone, whom the user confirms', async () => {
    using left = answering(id, 'For a certificate', recipient.certificate);
    await run('handOverBundle');
    assert.match(
      left.told.join('\n'),
      /^Encrypt for “Exploitation de la Baie”\?\nCN=Exploitation de la Baie,/,
    );
    assert.ok(!existsSync(pathOf('baie-dmp-auth.pem.p7m')));

    using conversation = answering(id, 'For a certificate', recipient.certificate, 'Encrypt');
    await run('handOverBundle');
    assert.doesNotMatch(conversation.told.join('\n'), /Passphrase:/);
    assert.match(shownText(), /This hands over the private key\. It must live in one place only/);
    const written = pathOf('baie-dmp-auth.pem.p7m');
    if (process.platform !== 'win32') assert.equal(statSync(written).mode & 0o777, 0o600);
    assert.ok(!readFileSync(written, 'latin1').includes('PRIVATE KEY'));
    if (!opensslAvailable) return;
    const opened = decrypted('baie-dmp-auth.pem.p7m', '-inkey', recipient.key);
    assert.equal(opened.status, 0, opened.stderr);
    const parts = ['private-key.pem', 'certificate.pem', 'chain.pem'];
    assert.deepEqual(
      opened.stdout.trim().split(/\n+/),
      parts.flatMap((name) => readFileSync(pathOf(name), 'utf8').trim().split(/\n+/)),
    );
    assert.notEqual(decrypted('baie-dmp-auth.pem.p7m', '-inkey', pathOf('private-key.pem')).status, 0);
  });

  it('never replaces what was handed over before', async () => {
    for (const expected of ['baie-dmp-auth.csr.p7m', 'baie-dmp-auth.csr.2.p7m']) {
      using conversation = answering(id, 'generated passphrase');
      await run('shareRequest');
      assert.ok(conversation.told.join('\n').includes(`${expected} is ready`), conversation.told.join('\n'));
    }
    assert.notDeepEqual(
      readFileSync(pathOf('baie-dmp-auth.csr.p7m')),
      readFileSync(pathOf('baie-dmp-auth.csr.2.p7m')),
    );
  });

  it('is refused for a certificate that cannot decrypt', async () => {
    using conversation = answering(id, 'For a certificate', pathOf('certificate.pem'), 'Encrypt');
    await run('handOverBundle');
    assert.match(conversation.told.join('\n'), /^This certificate is not for encryption \(its key usage is /);
    assert.ok(!existsSync(pathOf('baie-dmp-auth.pem.p7m')));
  });
});
