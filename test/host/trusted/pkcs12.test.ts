import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { keytool, keytoolAvailable } from '../../support/keytool';
import { itWithOpenssl, openssl, opensslAvailable } from '../../support/openssl';
import { answering } from '../answers';
import { puttingBack } from '../puttingBack';
import { extension, run, shownText, uriOf } from '../workspace';

const id = 'baie-dmp-auth';
const folder = `secrets/${id}`;
const question = 'This is what the file shows without its password.';
const password = 'mot de passe du lot';

const pathOf = (name: string) => uriOf(`${folder}/${name}`).fsPath;
const create = () => run('createPkcs12', uriOf('certificates.yaml').toString(), id);

/** The certificates of a text, by their fingerprints. */
function fingerprints(text: string): string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((pem) => new X509Certificate(pem).fingerprint256);
}

const storedCertificates = () =>
  fingerprints(readFileSync(pathOf('certificate.pem'), 'utf8') + readFileSync(pathOf('chain.pem'), 'utf8'));

describe('A PKCS#12', () => {
  puttingBack(folder, 'docs', 'ancien.p12', 'ancien-modern.p12');
  before(() => extension().activate());

  for (const choice of ['Modern', 'Legacy']) {
    it(`${choice}: holds the key, the certificate and its chain, and opens by its password alone`, async () => {
      using conversation = answering(choice, 'ris-baie', 'Type', password, password);
      await create();
      assert.match(conversation.told.join('\n'), /The PKCS#12 is in secrets\/baie-dmp-auth\/bundle\.p12/);
      const bundle = pathOf('bundle.p12');
      if (process.platform !== 'win32') assert.equal(statSync(bundle).mode & 0o777, 0o600);
      if (opensslAvailable) {
        const legacy = choice === 'Legacy' ? ['-legacy'] : [];
        const show = (...args: string[]) => openssl(['pkcs12', '-in', bundle, ...legacy, ...args], '');
        const { status, stdout } = show('-passin', `pass:${password}`, '-nodes');
        assert.equal(status, 0);
        assert.match(stdout, /friendlyName: ris-baie/);
        assert.deepEqual(fingerprints(stdout).sort(), storedCertificates().sort());
        assert.equal(
          openssl(['pkey', '-pubout'], stdout).stdout,
          openssl(['pkey', '-pubout'], readFileSync(pathOf('private-key.pem'))).stdout,
        );
        assert.notEqual(show('-passin', 'pass:another', '-nodes').status, 0);
      }
      if (keytoolAvailable) {
        const { status, output } = keytool('-list', '-v', '-keystore', bundle, '-storepass', password);
        assert.equal(status, 0, output);
        assert.match(output, /Alias name: ris-baie[^]*PrivateKeyEntry[^]*chain length: 3/);
      }

      const before = readFileSync(bundle);
      using again = answering(choice, 'ris-baie', 'Type', password, password);
      await create();
      assert.match(again.told.join('\n'), /bundle\.p12 exists already and is never replaced/);
      assert.deepEqual(readFileSync(bundle), before);
    });
  }

  it('is not made where a question is left', async () => {
    using conversation = answering('Modern', 'ris-baie', 'Type', password);
    await create();
    assert.ok(!existsSync(pathOf('bundle.p12')));
    assert.deepEqual(conversation.told.slice(1), []);
  });

  it('opens by what is kept in the secret storage, without a question', async () => {
    using made = answering('Modern', 'ris-baie', 'Generate', 'secret storage');
    await create();
    assert.match(made.told.join('\n'), /The PKCS#12 is in/);
    using opened = answering('Check the Password');
    await run('openPkcs12', uriOf(`${folder}/bundle.p12`));
    assert.deepEqual(opened.asked, [question]);
    assert.match(shownText(), /^The password is right\./);
  });

  it('shows what it is without its password, and all that it holds with it', async () => {
    using made = answering('Modern', 'ris-baie', 'Type', password, password);
    await create();
    assert.match(made.told.join('\n'), /The PKCS#12 is in/);
    const bundle = uriOf(`${folder}/bundle.p12`);

    using looked = answering();
    await run('openPkcs12', bundle);
    assert.deepEqual(looked.asked, [question]);
    assert.match(shownText(), /RIS Baie/);
    assert.match(shownText(), /AES-256/);

    using opened = answering('Check the Password', 'another', password);
    await run('openPkcs12', bundle);
    assert.deepEqual(opened.asked, [question, 'Password of the PKCS#12', 'Password of the PKCS#12']);
    for (const fact of ['The password is right. Alias of the key: “ris-baie”.', 'ORG AUTH_CLI', 'RSA 2048'])
      assert.ok(shownText().includes(fact), `${fact} is not in ${shownText()}`);

    using extracted = answering('Extract the Certificates', password);
    await run('openPkcs12', bundle);
    assert.equal(extracted.asked.length, 2);
    assert.deepEqual(fingerprints(shownText()), storedCertificates());
    assert.ok(!shownText().includes('PRIVATE KEY'));
  });

  itWithOpenssl('of old software is written anew, under a new password; the old file stays', async () => {
    const old = pathOf('bundle.p12');
    const { status, stderr } = openssl(
      [
        ...[
          'pkcs12',
          '-export',
          '-legacy',
          '-descert',
          '-passout',
          'pass:vieux',
          '-name',
          'ancien',
          '-out',
          old,
        ],
        ...['-inkey', pathOf('private-key.pem'), '-in', pathOf('certificate.pem')],
        ...['-certfile', pathOf('chain.pem')],
      ],
      '',
    );
    assert.equal(status, 0, stderr);
    const before = readFileSync(old);

    using conversation = answering('faux', 'vieux', 'Type', password, password);
    await run('modernizePkcs12', uriOf(`${folder}/bundle.p12`));
    assert.match(
      conversation.told.join('\n'),
      /Written: secrets\/baie-dmp-auth\/bundle-modern\.p12, in AES-256/,
    );
    assert.deepEqual(readFileSync(old), before);
    const modern = pathOf('bundle-modern.p12');
    const shown = openssl(['pkcs12', '-in', modern, '-passin', `pass:${password}`, '-nodes', '-info'], '');
    assert.equal(shown.status, 0, 'OpenSSL 3 opens it without its old algorithms.');
    assert.match(shown.stderr, /PBES2, PBKDF2, AES-256-CBC/);
    assert.match(shown.stdout, /friendlyName: ancien/);
    assert.deepEqual(fingerprints(shown.stdout).sort(), storedCertificates().sort());
    assert.notEqual(openssl(['pkcs12', '-in', modern, '-passin', 'pass:vieux', '-nodes'], '').status, 0);

    const visible = uriOf('ancien.p12');
    renameSync(old, visible.fsPath);
    using refused = answering('vieux', 'Type', password, password);
    await run('modernizePkcs12', visible);
    assert.match(refused.told.join('\n'), /Git would see ancien-modern\.p12/);
    assert.ok(!existsSync(uriOf('ancien-modern.p12').fsPath));
  });

  it('that is none is said to be none', async () => {
    writeFileSync(uriOf('docs/none.p12').fsPath, 'Nothing of the sort.');
    using conversation = answering('Check the Password', password);
    await run('openPkcs12', uriOf('docs/none.p12'));
    assert.match(conversation.told.at(-1) ?? '', /PKCS#12/);
    assert.deepEqual(conversation.asked, [question]);
  });
});
