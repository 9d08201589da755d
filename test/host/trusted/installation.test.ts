import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { answering } from '../answers';
import { trustedAuthority, type TrustedAuthority } from '../authority';
import { puttingBack } from '../puttingBack';
import { extension, hoverOn, run, uriOf } from '../workspace';

const id = 'baie-dmp-auth';
const folder = `secrets/${id}`;

const inFolder = (name: string) => uriOf(`${folder}/${name}`).fsPath;
const read = (name: string) => readFileSync(inFolder(name), 'utf8');

/** Every file below the folder of the entry, with its content. */
function allFiles(): Record<string, string> {
  const names = readdirSync(inFolder(''), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(inFolder(name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, read(name)]));
}

describe('A certificate that comes back', () => {
  puttingBack(folder);
  let authority: TrustedAuthority;
  const configuration = () => uriOf('certificates.yaml').toString();

  before(async () => {
    await extension().activate();
    authority = await trustedAuthority();
  });
  after(() => authority[Symbol.asyncDispose]());

  it('is stored with its chain beside the pending key, once the user has seen what it is', async () => {
    rmSync(inFolder(''), { recursive: true });
    using made = answering('RSA 2048', 'Leave');
    await run('generateKeyAndRequest', configuration(), id);
    assert.match(made.told.join('\n'), /Upload the CSR/);
    const pending = allFiles();
    const answer = await authority.answer(`${folder}/request.csr`, {});

    using left = answering();
    await run('installCertificate', answer);
    assert.match(
      left.told.join('\n'),
      /^Install “RIS Baie” for baie-dmp-auth\?\nValid until \d{4}-\d\d-\d\d\./,
    );
    assert.deepEqual(allFiles(), pending, 'Nothing is written before the user agrees.');

    using conversation = answering('Choose a file…', answer.fsPath, 'Install');
    await run('installCertificate');
    assert.equal(
      conversation.told.at(-1),
      `The certificate of ${id} is in ${folder}/certificate.pem.`,
      conversation.told.join('\n'),
    );
    const certificate = new X509Certificate(read('certificate.pem'));
    assert.ok(certificate.checkPrivateKey(createPrivateKey(read('private-key.pem'))));
    const chain = read('chain.pem').match(/-----BEGIN[^]+?-----END CERTIFICATE-----/g) ?? [];
    const [issuer, root, ...others] = chain.map((pem) => new X509Certificate(pem));
    assert.ok(issuer && root && others.length === 0, read('chain.pem'));
    assert.ok(certificate.verify(issuer.publicKey) && issuer.verify(root.publicKey));
    assert.equal(read('private-key.pem'), pending['private-key.pem']);
    assert.deepEqual(Object.keys(allFiles()), [
      'certificate.pem',
      'chain.pem',
      'private-key.pem',
      'request.csr',
    ]);
    assert.match(await hoverOn(`${folder}/certificate.pem`, '-----BEGIN'), /RIS Baie/);

    const installed = allFiles();
    using again = answering('Install');
    await run('installCertificate', answer);
    assert.match(again.told.join('\n'), /installed already/);
    assert.deepEqual(allFiles(), installed);
  });

  it('is refused field by field where it is not what its entry asks for', async () => {
    rmSync(inFolder(''), { recursive: true });
    using made = answering('RSA 2048', 'Leave');
    await run('generateKeyAndRequest', configuration(), id);
    assert.match(made.told.join('\n'), /Upload the CSR/);
    const pending = allFiles();
    const answer = await authority.answer(`${folder}/request.csr`, {
      profile: 'ORG SIGN',
      commonName: 'RIS Rouen',
      structure: '1760000042',
    });

    using conversation = answering('Install');
    await run('installCertificate', answer);
    const told = conversation.told.join('\n');
    assert.match(told, /^Nothing was installed\./);
    assert.match(told, /Name \(CN\): “RIS Rouen” instead of “RIS Baie”/);
    assert.match(told, /Structure \(OU\): .FINESS 760000042. instead of .FINESS 240000117./);
    assert.match(told, /Product: .ORG SIGN. instead of .ORG AUTH_CLI./);
    assert.doesNotMatch(told, /Environment:/);
    assert.deepEqual(allFiles(), pending);
  });

  it('is refused, with the fields that differ, where it fits nothing', async () => {
    const before = allFiles();
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const answer = await authority.answer(`${folder}/request.csr`, {
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      commonName: 'RIS Rouen',
    });
    using conversation = answering('Install');
    await run('installCertificate', answer, id);
    const told = conversation.told.join('\n');
    assert.match(
      told,
      /^Nothing was installed\.\nThe certificate .RIS Rouen. was not issued for the key of /,
    );
    assert.match(told, /Name \(CN\): .RIS Rouen. instead of .RIS Baie./);
    assert.deepEqual(allFiles(), before);
  });

  it('is refused where its key is that of another entry, which is named', async () => {
    const before = allFiles();
    const answer = await authority.answer('secrets/baie-dmp-sign/request.csr', {});
    using conversation = answering('Install');
    await run('installCertificate', answer, id);
    assert.match(conversation.told.join('\n'), /Its key is that of .baie-dmp-sign.: install it there\./);
    assert.deepEqual(allFiles(), before);
  });

  it('renews: the key in use stays until then, and the whole former set is archived', async () => {
    const former = allFiles();
    using started = answering('baie-dmp-auth', 'RSA 2048', 'Leave');
    await run('startRenewal');
    assert.match(started.told.join('\n'), /renewal\/request\.csr/);
    assert.deepEqual({ ...allFiles(), ...former }, allFiles(), 'What is in use stays.');
    const newKey = read('renewal/private-key.pem');
    assert.notEqual(newKey, former['private-key.pem']);

    const answer = await authority.answer(`${folder}/renewal/request.csr`, {});
    using conversation = answering('Install');
    await run('installCertificate', answer);
    const told = conversation.told.join('\n');
    assert.match(told, /^Renew baie-dmp-auth with “RIS Baie”\?\nValid from: /);
    assert.match(
      told,
      /The certificate of baie-dmp-auth is in .*certificate\.pem\. The former files are in /,
    );

    assert.equal(read('private-key.pem'), newKey);
    assert.ok(!existsSync(inFolder('renewal')));
    const certificate = new X509Certificate(read('certificate.pem'));
    assert.ok(certificate.checkPrivateKey(createPrivateKey(newKey)));
    const [archived, ...others] = readdirSync(inFolder('archive'));
    assert.ok(archived !== undefined && others.length === 0);
    assert.ok(told.includes(`${folder}/archive/${archived}`), told);
    for (const [name, content] of Object.entries(former))
      assert.equal(read(join('archive', archived, name)), content, name);
  });
});
