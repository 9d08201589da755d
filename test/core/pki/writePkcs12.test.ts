import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { before, describe, it } from 'mocha';
import { inspectDer } from '../../../src/core/inspect/inspect';
import { isRefusal } from '../../../src/core/pki/encryption/refusal';
import { modernizePkcs12 } from '../../../src/core/pki/modernizePkcs12';
import { openPkcs12 } from '../../../src/core/pki/openPkcs12';
import {
  writePkcs12,
  type Pkcs12Compatibility,
  type Pkcs12Contents,
} from '../../../src/core/pki/writePkcs12';
import { temporaryFolder } from '../../platform/temporaryFolder';
import { createMiniature, type Issued, type Miniature } from '../../support/authority';
import { itWithKeytool, keytool } from '../../support/keytool';
import { itWithOpenssl, openssl } from '../../support/openssl';
import { assertBothLanguages } from '../../support/rules';

const password = 'correct horse';

describe('writePkcs12', () => {
  const keys = {
    RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    EC: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  };
  const leaves = new Map<string, Issued>();
  let miniature: Miniature;

  before(async () => {
    miniature = await createMiniature();
    for (const [kind, { publicKey }] of Object.entries(keys)) {
      const issued = await miniature.issue({
        profile: 'ORG AUTH_CLI',
        commonName: 'INSI-AUTO',
        structure: '10B0152872',
        publicKey: publicKey.export({ type: 'spki', format: 'der' }),
        notBefore: new Date('2026-01-01'),
        notAfter: new Date('2029-01-01'),
      });
      leaves.set(kind, issued);
    }
  });

  const leafOf = (kind: keyof typeof keys) => leaves.get(kind)?.der ?? new Uint8Array();
  const contents = (kind: keyof typeof keys, changes: Partial<Pkcs12Contents> = {}): Pkcs12Contents => ({
    privateKey: new Uint8Array(keys[kind].privateKey.export({ type: 'pkcs8', format: 'der' })),
    certificates: [miniature.root.der, leafOf(kind), miniature.intermediate.der],
    friendlyName: 'ris rouen',
    password,
    compatibility: 'modern',
    ...changes,
  });
  const made = new Map<string, ReturnType<typeof writePkcs12>>();
  const written = async (kind: keyof typeof keys, compatibility: Pkcs12Compatibility = 'modern') => {
    const name = `${kind} ${compatibility}`;
    const making = made.get(name) ?? writePkcs12(contents(kind, { compatibility }));
    made.set(name, making);
    const der = await making;
    assert.ok(!isRefusal(der), isRefusal(der) ? der.message.en : '');
    return der;
  };

  for (const kind of ['RSA', 'EC'] as const)
    for (const compatibility of ['modern', 'legacy'] as const) {
      itWithOpenssl(`is opened by openssl: ${kind}, ${compatibility}`, async () => {
        const der = await written(kind, compatibility);
        const args = ['pkcs12', '-info', '-nodes', '-passin'];
        const { status, stdout, stderr } = openssl([...args, `pass:${password}`], der);
        assert.equal(status, 0, stderr);
        assert.match(
          stderr,
          compatibility === 'modern'
            ? /MAC: sha256, Iteration 200000[^]*PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256/
            : /MAC: sha1, Iteration 50000[^]*pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 50000/,
        );
        assert.match(stdout, /friendlyName: ris rouen/);
        const certificates = stdout.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
        assert.deepEqual(
          certificates.map((pem) => new X509Certificate(pem).fingerprint256),
          [leafOf(kind), miniature.intermediate.der, miniature.root.der].map(
            (each) => new X509Certificate(each).fingerprint256,
          ),
        );
        assert.ok(new X509Certificate(leafOf(kind)).checkPrivateKey(createPrivateKey(stdout)));
        assert.notEqual(openssl([...args, 'pass:another'], der).status, 0);
      });

      itWithKeytool(`is opened by Java: ${kind}, ${compatibility}`, async () => {
        using folder = temporaryFolder();
        const store = join(folder.path, 'store.p12');
        writeFileSync(store, await written(kind, compatibility));
        const list = ['-list', '-v', '-keystore', store, '-storepass'];
        const { status, output } = keytool(...list, password);
        assert.equal(status, 0, output);
        assert.match(output, /Entry type: PrivateKeyEntry\s+Certificate chain length: 3/);
        assert.notEqual(keytool(...list, 'another').status, 0);
        const request = keytool(
          '-certreq',
          '-alias',
          'ris rouen',
          '-keystore',
          store,
          '-storepass',
          'correct horse',
        );
        assert.equal(request.status, 0, request.output);
      });

      it(`is opened by Node’s TLS and by ourselves: ${kind}, ${compatibility}`, async () => {
        const der = await written(kind, compatibility);
        createSecureContext({ pfx: Buffer.from(der), passphrase: password });
        assert.throws(() => createSecureContext({ pfx: Buffer.from(der), passphrase: 'another' }));
        const opened = await openPkcs12(der, password);
        assert.ok(!isRefusal(opened));
        const [key] = opened.privateKeys;
        assert.deepEqual(key?.der, contents(kind).privateKey);
        assert.equal(key.localKeyId, opened.certificates[0]?.localKeyId);
        assert.equal(opened.certificates[1]?.localKeyId, null);
      });
    }

  it('shows its certificates without the password, tied to the key', async () => {
    const item = await inspectDer('pkcs12', await written('RSA'), miniature.authorities);
    assert.ok(item.kind === 'pkcs12' && item.spki !== null);
    const kinds = item.items.map(({ kind, spki }) => (spki === item.spki ? `${kind} of the key` : kind));
    assert.deepEqual(kinds, [
      'certificate of the key',
      'certificate',
      'certificate',
      'private-key of the key',
    ]);
  });

  it('refuses a key without its certificate, and what cannot be read', async () => {
    const others = { certificates: [miniature.root.der, leafOf('EC')] };
    for (const [changes, reason] of [
      [others, 'mismatch'],
      [{ certificates: [] }, 'mismatch'],
      [{ certificates: [Uint8Array.of(0x30, 0)] }, 'malformed'],
      [{ privateKey: Uint8Array.of(0x30, 5) }, 'malformed'],
      [{ privateKey: Uint8Array.of(0x30, 0) }, 'malformed'],
    ] as const) {
      const made = await writePkcs12(contents('RSA', changes));
      assert.ok(isRefusal(made));
      assertBothLanguages(made.message);
      assert.equal(made.reason, reason);
    }
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(writePkcs12(contents('RSA', { signal })), /enough/);
    const controller = new AbortController();
    const writing = writePkcs12(contents('RSA', { signal: controller.signal }));
    setImmediate(() => controller.abort(new Error('enough')));
    await assert.rejects(writing, /enough/);
  });

  describe('modernizePkcs12', () => {
    itWithOpenssl('writes a legacy file anew, with another password where that is asked', async () => {
      const key = keys.EC.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
      const pem = key + (leaves.get('EC')?.pem ?? '');
      const args = ['pkcs12', '-export', '-legacy', '-name', 'old', '-passout', 'pass:before'];
      const { bytes } = openssl(args, pem);
      for (const newPassword of [undefined, 'after']) {
        const made = await modernizePkcs12(bytes, {
          password: 'before',
          ...(newPassword && { newPassword }),
        });
        assert.ok(!isRefusal(made));
        const under = `pass:${newPassword ?? 'before'}`;
        const { status, stdout, stderr } = openssl(['pkcs12', '-info', '-nodes', '-passin', under], made);
        assert.equal(status, 0, stderr);
        assert.match(stderr, /AES-256-CBC, Iteration 600000/);
        assert.match(stdout, /friendlyName: old/);
        assert.match(stdout, /BEGIN PRIVATE KEY/);
      }
      const wrong = await modernizePkcs12(bytes, { password: 'another' });
      assert.ok(isRefusal(wrong) && wrong.reason === 'wrong-password');
    });

    itWithKeytool('keeps every key of a keystore, each with its name and chain', async () => {
      using folder = temporaryFolder();
      const store = join(folder.path, 'store.p12');
      const under = (side: string, file: string) => [`-${side}keystore`, file, `-${side}storepass`, password];
      for (const kind of ['RSA', 'EC'] as const) {
        const key = keys[kind].privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
        const pem = [key, leaves.get(kind)?.pem, miniature.intermediate.pem, miniature.root.pem].join('');
        const named = ['-name', `ris ${kind}`, '-iter', '1', '-passout', `pass:${password}`];
        folder.write(`${kind}.p12`, openssl(['pkcs12', '-export', ...named], pem).bytes);
        const from = under('src', join(folder.path, `${kind}.p12`));
        const { status, output } = keytool('-importkeystore', ...from, ...under('dest', store), '-noprompt');
        assert.equal(status, 0, output);
      }
      const made = await modernizePkcs12(readFileSync(store), { password, newPassword: 'after all' });
      assert.ok(!isRefusal(made));
      folder.write('modern.p12', made);
      const path = join(folder.path, 'modern.p12');
      const { output } = keytool('-list', '-v', '-keystore', path, '-storepass', 'after all');
      assert.match(output, /contains 2 entries/);
      for (const kind of ['rsa', 'ec'])
        assert.match(
          output,
          new RegExp(`Alias name: ris ${kind}\\n[^]*?PrivateKeyEntry\\nCertificate chain length: 3`),
        );
      const { stdout } = openssl(['pkcs12', '-nodes', '-passin', 'pass:after all'], made);
      assert.equal(stdout.match(/BEGIN PRIVATE KEY/g)?.length, 2);
      assert.equal(stdout.match(/BEGIN CERTIFICATE/g)?.length, 4);
    });

    itWithOpenssl('refuses what has no key', async () => {
      const args = ['pkcs12', '-export', '-nokeys', '-passout', 'pass:before'];
      const made = await modernizePkcs12(openssl(args, miniature.root.pem).bytes, { password: 'before' });
      assert.ok(isRefusal(made));
      assert.match(made.message.en, /no private key/);
      assertBothLanguages(made.message);
    });
  });
});
