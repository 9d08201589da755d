import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfiguration } from '../../../src/core/config/parse';
import { handoverContent, type HandoverKind } from '../../../src/core/handover/content';
import { handOver } from '../../../src/core/handover/handOver';
import { instructions } from '../../../src/core/handover/instructions';
import { readRecipient } from '../../../src/core/handover/recipient';
import { generatePassphrase } from '../../../src/core/keys/generatePassphrase';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { nodeSecretsFolder } from '../../../src/platform/nodeSecretsFolder';
import { temporaryFolder } from '../../platform/temporaryFolder';
import { createMiniature, type LeafRequest, type Miniature } from '../../support/authority';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

const now = new Date('2026-11-22T10:00:00Z');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keyPem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' });
const bytes = (text: string | Buffer) => new Uint8Array(Buffer.from(text));
const document = parseConfiguration(
  'certificates.yaml',
  'version: 1\ncertificates:\n  - { id: rouen, product: ORG AUTH_CLI, commonName: RIS }\n',
);

function contentOf(root: string, kind: HandoverKind, id = 'rouen') {
  return handoverContent({ document, id, secretsFolder: 'secrets', kind }, nodeSecretsFolder(root));
}

async function refusalOf(outcome: Promise<object>): Promise<string> {
  const settled = await outcome;
  assert.ok('refusal' in settled);
  return (settled.refusal as { en: string }).en;
}

describe('Handing over', () => {
  let authority: Miniature;
  let request: string;
  let certificate: string;
  before(async () => {
    authority = await createMiniature();
    request = withFile(
      keyPem,
      (path) => openssl(['req', '-new', '-key', path, '-subj', '/CN=RIS'], '').stdout,
    );
    certificate = (await leaf({})).pem;
  });

  function leaf(given: Partial<LeafRequest>) {
    return authority.issue({
      profile: 'ORG CONF',
      commonName: 'Destinataire',
      structure: '318751275100020',
      publicKey: rsa.publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
      ...given,
    });
  }

  itWithOpenssl('writes files that its own instructions open, one for each time', async () => {
    using folder = temporaryFolder({ 'secrets/rouen/request.csr': request });
    const content = await contentOf(folder.path, 'request');
    assert.ok(!('refusal' in content));
    const passphrase = generatePassphrase();
    const secrets = nodeSecretsFolder(folder.path);
    const recipients = [{ passphrase }, { certificate: (await leaf({})).der }];
    const place = join(folder.path, 'secrets/rouen');
    writeFileSync(join(place, 'your-private-key.pem'), keyPem, { mode: 0o600 });
    for (const [index, file] of ['rouen.csr.p7m', 'rouen.csr.2.p7m'].entries()) {
      const recipient = recipients[index] ?? assert.fail();
      assert.deepEqual(await handOver(content, recipient, secrets), { path: `secrets/rouen/${file}` });
      assert.equal(statSync(join(place, file)).mode & 0o777, 0o600);
      const by = 'passphrase' in recipient ? 'passphrase' : 'certificate';
      for (const language of ['en', 'fr'] as const) {
        const said = instructions(file, `opened-${language}.csr`, by)[language];
        const [command = '', ...others] = said.match(/^ {4}(.*)$/gm) ?? [];
        assert.deepEqual(others, [], 'One command, as it stands: a passphrase is never written into it.');
        execFileSync('bash', ['-c', command], { cwd: place, input: `${passphrase}\n`, stdio: 'pipe' });
        assert.equal(readFileSync(join(place, `opened-${language}.csr`), 'utf8'), request);
      }
      assert.deepEqual(readKeyMaterial(readFileSync(join(place, file))), []);
    }
  });

  it('hands over the bundle, or else the key, its certificate and chain in one text', async () => {
    using folder = temporaryFolder({
      'secrets/rouen/private-key.pem': keyPem as string,
      'secrets/rouen/certificate.pem': certificate,
      'secrets/rouen/chain.pem': authority.intermediate.pem,
    });
    const content = await contentOf(folder.path, 'bundle');
    assert.ok(!('refusal' in content));
    assert.equal(content.name, 'rouen.pem');
    assert.deepEqual(
      readKeyMaterial(content.bytes).map(({ kind }) => kind),
      ['private-key', 'certificate', 'certificate'],
    );
    assert.match(content.notes.map(({ en }) => en).join(), /delete your copy/);
    const bundle = openssl(['pkcs12', '-export', '-passout', 'pass:x'], Buffer.from(content.bytes)).bytes;
    writeFileSync(join(folder.path, 'secrets/rouen/bundle.p12'), bundle, { mode: 0o600 });
    const other = await contentOf(folder.path, 'bundle');
    assert.ok(!('refusal' in other) && other.name === 'rouen.p12');
    assert.deepEqual(Buffer.from(other.bytes), Buffer.from(bundle));
  });

  it('hands over nothing but what it is said to be', async () => {
    using none = temporaryFolder({ 'secrets/rouen/chain.pem': certificate });
    assert.match(await refusalOf(contentOf(none.path, 'request')), /no certificate request/);
    assert.match(await refusalOf(contentOf(none.path, 'bundle')), /neither a PKCS#12 nor/);
    assert.match(await refusalOf(contentOf(none.path, 'request', 'other')), /no such certificate/);
    using both = temporaryFolder({ 'secrets/rouen/request.csr': `${request}${keyPem as string}` });
    assert.match(await refusalOf(contentOf(both.path, 'request')), /also holds a private key/);
    using fake = temporaryFolder({ 'secrets/rouen/bundle.p12': 'x' });
    assert.match(await refusalOf(contentOf(fake.path, 'bundle')), /neither a PKCS#12 nor/);
  });

  describe('lets no other secret leave', () => {
    const text = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;
    const other = text(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    const said = 'password: correct horse\n';
    const files = (given: Record<string, string>) =>
      temporaryFolder({
        'secrets/rouen/private-key.pem': keyPem as string,
        'secrets/rouen/certificate.pem': certificate,
        'secrets/rouen/chain.pem': authority.intermediate.pem,
        ...given,
      });

    it('refuses where a file holds one more key', async () => {
      for (const [file, pem, message] of [
        ['private-key.pem', keyPem as string, /holds 2 private keys/],
        ['certificate.pem', certificate, /certificate\.pem also holds a private key/],
        ['chain.pem', authority.intermediate.pem, /chain\.pem also holds a private key/],
      ] as const) {
        using folder = files({ [`secrets/rouen/${file}`]: pem + other });
        assert.match(await refusalOf(contentOf(folder.path, 'bundle')), message);
      }
    });

    it('leaves what stands around where it is', async () => {
      const around = (pem: string) => `${said}${pem}${said}`;
      using folder = files({
        'secrets/rouen/private-key.pem': `\ufeff${around(keyPem as string)}`,
        'secrets/rouen/certificate.pem': around(certificate),
        'secrets/rouen/chain.pem': around(authority.intermediate.pem),
        'secrets/rouen/request.csr': around(request),
      });
      const handed = async (kind: HandoverKind) => {
        const content = await contentOf(folder.path, kind);
        assert.ok(!('refusal' in content));
        return Buffer.from(content.bytes).toString();
      };
      assert.equal(await handed('bundle'), (keyPem as string) + certificate + authority.intermediate.pem);
      assert.equal(await handed('request'), request);
    });

    itWithOpenssl('takes a PKCS#12 out of a text, alone', async () => {
      const bundle = openssl(
        ['pkcs12', '-export', '-passout', 'pass:x'],
        (keyPem as string) + certificate,
      ).bytes;
      const base64 = `${said}${Buffer.from(bundle).toString('base64')}\n`;
      using folder = files({ 'secrets/rouen/bundle.p12': base64 });
      const content = await contentOf(folder.path, 'bundle');
      assert.ok(!('refusal' in content));
      assert.deepEqual(Buffer.from(content.bytes), Buffer.from(bundle));
      using two = files({ 'secrets/rouen/bundle.p12': base64 + other });
      assert.match(await refusalOf(contentOf(two.path, 'bundle')), /also holds a private key/);
    });

    it('keeps the headers of a key in old encrypted PEM, and says when a key is in clear', async () => {
      const options = { cipher: 'aes-256-cbc', passphrase: 'correct horse' };
      const old = rsa.privateKey.export({ type: 'pkcs1', format: 'pem', ...options }) as string;
      using folder = files({ 'secrets/rouen/private-key.pem': old });
      const content = await contentOf(folder.path, 'bundle');
      assert.ok(!('refusal' in content));
      const opened = createPrivateKey({ key: Buffer.from(content.bytes), passphrase: options.passphrase });
      assert.equal(text(opened), keyPem);
      assert.match(content.notes.map(({ en }) => en).join(), /tell it apart/);
      using clear = files({});
      const notes = await contentOf(clear.path, 'bundle');
      assert.ok(!('refusal' in notes));
      assert.match(notes.notes.map(({ en }) => en).join(), /no passphrase of its own/);
    });
  });

  it('lets no file name leave the command that it stands in', () => {
    const name = "-a b';id>hacked;'\n";
    const [command = ''] = /^ {4}openssl.*$/m.exec(instructions(`${name}.p7m`, name, 'certificate').en) ?? [];
    using folder = temporaryFolder({});
    const shown = execFileSync('bash', ['-c', command.replace('openssl', `printf '%s|'`)], {
      cwd: folder.path,
    });
    assert.match(shown.toString(), /\|-in\|\.\/-a b';id>hacked;'\\u\{a\}\.p7m\|-inkey\|/);
    assert.deepEqual(readdirSync(folder.path), []);
  });

  describe('readRecipient', () => {
    const read = (file: string | Uint8Array, at = now) =>
      readRecipient(typeof file === 'string' ? bytes(file) : file, authority.authorities, at);
    const refusal = (file: string | Uint8Array) => refusalOf(read(file));
    async function warnings(file: string, at = now) {
      const recipient = await read(file, at);
      assert.ok(!('refusal' in recipient));
      return recipient.warnings.map(({ en }) => en).join('\n');
    }

    it('takes a certificate for encryption, with or without its authorities', async () => {
      const { pem, der } = await leaf({});
      assert.equal(await warnings(pem), '');
      assert.equal(await warnings(pem + authority.intermediate.pem + authority.root.pem), '');
      const recipient = await read(der);
      assert.ok(!('refusal' in recipient));
      assert.deepEqual([recipient.certificate, recipient.inspected.subject.CN], [der, 'Destinataire']);
    });

    it('takes a server’s too, which encrypts keys', async () => {
      assert.equal(await warnings((await leaf({ profile: 'SERV SSL' })).pem), '');
    });

    it('refuses one that is not for encryption', async () => {
      for (const profile of ['ORG AUTH_CLI', 'ORG SIGN'] as const)
        assert.match(await refusal((await leaf({ profile })).pem), /not for encryption.*ORG CONF/);
    });

    it('warns of one that has ended or not begun, that nobody vouches for, that comes with a key', async () => {
      const { pem } = await leaf({});
      assert.match(await warnings(pem, new Date('2030-01-01')), /expired on 2029-01-01/);
      assert.match(await warnings(pem, new Date('2025-01-01')), /only from 2026-01-01/);
      assert.match(await warnings(`${pem}${keyPem as string}`), /also holds a private key/);
      const own = withFile(keyPem, (path) =>
        openssl(
          [
            'req',
            '-x509',
            '-key',
            path,
            '-subj',
            '/CN=me',
            '-addext',
            'keyUsage=keyEncipherment',
            '-addext',
            'basicConstraints=CA:FALSE',
          ],
          '',
        ),
      ).stdout;
      assert.match(await warnings(own, new Date()), /“me”, is no known authority.*SHA-256 begins with/);
    });

    it('refuses weak and unusual keys', async () => {
      const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
      const odd = generateKeyPairSync('ed25519').publicKey;
      for (const [key, message] of [
        [weak, /1024 bits/],
        [odd, /Only RSA keys and EC keys/],
      ] as const) {
        const publicKey = key.export({ type: 'spki', format: 'der' });
        assert.match(await refusal((await leaf({ publicKey })).pem), message);
      }
    });

    it('refuses what names no recipient, or two', async () => {
      assert.match(await refusal('nothing'), /no certificate of a recipient/);
      assert.match(await refusal(new Uint8Array([0x30, 0x82, 0xff])), /no certificate of a recipient/);
      assert.match(await refusal(authority.root.pem), /no certificate of a recipient/);
      assert.match(await refusal((await leaf({})).pem.padEnd((1 << 20) + 1)), /over 1 MB/);
      const two = `${(await leaf({})).pem}${(await leaf({ commonName: 'B' })).pem}`;
      assert.match(await refusal(two), /several certificates/);
    });
  });
});
