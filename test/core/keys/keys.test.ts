import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, it } from 'mocha';
import { changePassphrase } from '../../../src/core/keys/changePassphrase';
import { convertEncoding } from '../../../src/core/keys/convertEncoding';
import { extractPublicKey } from '../../../src/core/keys/extractPublicKey';
import { openPrivateKey } from '../../../src/core/keys/openPrivateKey';
import { leaf } from '../../support/material';
import { itWithOpenssl, openssl } from '../../support/openssl';
import { assertBothLanguages } from '../../support/rules';

const passphrase = 'pâsse 🔑 phrase';
const bytes = (text: string) => new TextEncoder().encode(text);
const keys = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  EC: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};
const pem = (kind: keyof typeof keys) =>
  keys[kind].privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const publicPem = (kind: keyof typeof keys) =>
  keys[kind].publicKey.export({ type: 'spki', format: 'pem' }) as string;

const forms = [
  'pkcs8 -topk8',
  'pkcs8 -topk8 -outform DER',
  'pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1',
  'pkcs8 -topk8 -v1 PBE-SHA1-3DES',
  'pkey -aes-256-cbc -traditional',
  'pkey -aes-192-cbc -traditional',
  'pkey -aes-128-cbc -traditional',
  'pkey -des3 -traditional',
];

describe('keys', () => {
  for (const kind of ['RSA', 'EC'] as const) {
    for (const form of forms)
      itWithOpenssl(`opens ${kind} of openssl ${form}, and changes its passphrase`, async () => {
        const file = openssl([...form.split(' '), '-passout', `pass:${passphrase}`], pem(kind)).bytes;
        const opened = await openPrivateKey(file, passphrase);
        assert.ok(!('reason' in opened), 'reason' in opened ? opened.message.en : '');
        assert.ok(opened.wasEncrypted);
        const key = createPrivateKey({ key: Buffer.from(opened.pkcs8), format: 'der', type: 'pkcs8' });
        assert.equal(createPublicKey(key).export({ type: 'spki', format: 'pem' }), publicPem(kind));

        for (const [given, reason] of [
          ['another', 'wrong-password'],
          [null, 'needs-password'],
        ] as const) {
          const refused = await openPrivateKey(file, given);
          assert.ok('reason' in refused);
          assert.equal(refused.reason, reason);
          assertBothLanguages(refused.message);
        }
        assert.equal(await extractPublicKey(file, passphrase), publicPem(kind));

        const changed = await changePassphrase(file, { from: passphrase, to: 'after' });
        assert.ok(changed instanceof Uint8Array);
        const inform = form.includes('DER') ? ['-inform', 'DER'] : [];
        const again = openssl(['pkey', '-pubout', '-passin', 'pass:after', ...inform], changed);
        assert.equal(again.stdout, publicPem(kind), again.stderr);
        const parsed = openssl(['asn1parse', ...inform], changed).stdout;
        assert.match(parsed, /PBES2[^]*:0927C0[^]*hmacWithSHA256[^]*aes-256-cbc/);
      });

    itWithOpenssl(`opens ${kind} in clear, in each of its forms`, async () => {
      for (const form of [
        'pkey',
        'pkey -traditional',
        'pkey -outform DER',
        'pkey -traditional -outform DER',
      ]) {
        const file = openssl(form.split(' '), pem(kind)).bytes;
        const opened = await openPrivateKey(file, null);
        assert.ok(!('reason' in opened));
        assert.equal(opened.wasEncrypted, false);
        assert.equal(await extractPublicKey(file, null), publicPem(kind));
        const protectedNow = await changePassphrase(file, { from: null, to: passphrase });
        assert.ok(protectedNow instanceof Uint8Array);
      }
    });

    it(`keeps all that stands around ${kind}, and its line ends`, async () => {
      const text = `\ufeffsubject=CN = x\n\n${pem(kind)}\nafter\n`.replaceAll('\n', '\r\n');
      const changed = await changePassphrase(bytes(text), { from: null, to: passphrase });
      assert.ok(changed instanceof Uint8Array);
      const written = Buffer.from(changed).toString();
      const key = /-----BEGIN ENCRYPTED[^]*KEY-----(?=\r\n)/.exec(written)?.[0] ?? '';
      assert.equal(written.replace(key, ''), text.replace(/-----BEGIN[^]*KEY-----/, ''));
      assert.doesNotMatch(key, /[^\r]\n/);
      assert.ok(createPrivateKey({ key, passphrase }));
    });

    itWithOpenssl(`converts ${kind} to DER and back`, () => {
      for (const [args, back] of [
        [['pkey'], ['pkey', '-inform', 'DER']],
        [
          ['pkey', '-traditional'],
          ['pkey', '-inform', 'DER', '-traditional'],
        ],
        [
          ['pkey', '-pubout'],
          ['pkey', '-pubin', '-inform', 'DER', '-pubout'],
        ],
      ]) {
        const before = openssl(args ?? [], pem(kind));
        assert.equal(before.status, 0, before.stderr);
        const der = convertEncoding(before.bytes);
        assert.ok('content' in der && der.content instanceof Uint8Array && der.extension === 'der');
        assert.equal(openssl(back ?? [], der.content).stdout, before.stdout);
        const text = convertEncoding(der.content);
        assert.ok('content' in text);
        assert.equal(text.content, before.stdout);
      }
    });
  }

  it('wrongly padded keys are no keys: never takes a wrong passphrase for a right one', async () => {
    const file = keys.EC.privateKey.export({
      type: 'sec1',
      format: 'pem',
      cipher: 'aes-128-cbc',
      passphrase: 'x',
    });
    const reasons = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      const refused = await openPrivateKey(bytes(file as string), `wrong ${i}`);
      reasons.add('reason' in refused ? refused.reason : 'opened');
    }
    assert.deepEqual([...reasons], ['wrong-password']);
  });

  it('leaves what stands around a key as it is', async () => {
    const { pem: certificate } = await leaf();
    const text = `# la clé\n${pem('EC')}# et son certificat\n${certificate}`;
    const changed = await changePassphrase(bytes(text), { from: null, to: passphrase });
    assert.ok(changed instanceof Uint8Array);
    const after = new TextDecoder().decode(changed);
    const block =
      /-----BEGIN ENCRYPTED PRIVATE KEY-----[^-]*-----END ENCRYPTED PRIVATE KEY-----\n/.exec(after)?.[0] ??
      '';
    assert.equal(after.replace(block, pem('EC')), text);
    createPrivateKey({ key: block, passphrase });
  });

  it('converts a certificate, and refuses what has no DER or is not alone', async () => {
    const { pem: certificate, der } = await leaf();
    const converted = convertEncoding(bytes(certificate));
    assert.ok('content' in converted);
    assert.deepEqual(converted.content, der);
    assert.equal(
      new X509Certificate(Buffer.from(der)).toString(),
      new X509Certificate(certificate).toString(),
    );
    const legacy = keys.RSA.privateKey.export({
      type: 'pkcs1',
      format: 'pem',
      cipher: 'aes-128-cbc',
      passphrase: 'x',
    });
    for (const text of [certificate + certificate, legacy as string, 'hello', '']) {
      const refused = convertEncoding(bytes(text));
      assert.ok('reason' in refused);
      assertBothLanguages(refused.message);
    }
  });

  it('says why it opens nothing, and changes nothing', async () => {
    const cut = pem('RSA').slice(0, 600);
    const damaged = pem('RSA').replace(/\n.{10}/, '\n!!!!!!!!!!');
    for (const [file, reason] of [
      [bytes(''), 'not-that'],
      [bytes('hello'), 'not-that'],
      [bytes(publicPem('RSA')), 'not-that'],
      [Uint8Array.of(0x30, 0), 'not-that'],
      [bytes(cut), 'malformed'],
      [bytes(damaged), 'malformed'],
      [bytes(pem('RSA') + pem('EC')), 'not-supported'],
      [new Uint8Array(1024 * 1024 + 1), 'out-of-bounds'],
    ] as const) {
      for (const refused of [
        await openPrivateKey(file, passphrase),
        await changePassphrase(file, { from: null, to: passphrase }),
      ]) {
        assert.ok('reason' in refused);
        assert.equal(refused.reason, reason, refused.message.en);
        assertBothLanguages(refused.message);
      }
    }
    const empty = await changePassphrase(bytes(pem('EC')), { from: null, to: '' });
    assert.ok('reason' in empty);
  });

  for (const [what, text] of [
    ['a value of YAML', `key: |\n${pem('RSA').replaceAll(/^/gm, '  ')}`],
    ['a string', `{"key":"${pem('RSA').replaceAll('\n', '\\n')}"}`],
    ['a string of a program', `const key = \`${pem('RSA')}\`;`],
  ] as const) {
    it(`leaves a key alone that stands inside ${what}`, async () => {
      const refused = await changePassphrase(bytes(text), { from: null, to: passphrase });
      assert.ok('reason' in refused);
      assertBothLanguages(refused.message);
      assert.match(refused.message.en, /inside another text/);
    });
  }
});
