import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { openssl, opensslAvailable } from '../../support/openssl';
import { answering } from '../answers';
import { puttingBack } from '../puttingBack';
import { extension, noProblems, problems, quickFix, run, setLevels, shownText, uriOf } from '../workspace';

const passphrase = 'phrase de passe connue';
const next = 'phrase de passe suivante';
const folder = 'secrets/baie-dmp-auth';
const pathOf = (path: string) => uriOf(path).fsPath;
const read = (path: string) => readFileSync(pathOf(path), 'utf8');

describe('A key of a file', () => {
  puttingBack('secrets', 'docs', '.vscode');
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'pem' });
  const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
  const clear = privateKey.export({ type: 'pkcs8', format: 'pem' });

  const write = (path: string, content: string | Uint8Array) =>
    writeFileSync(pathOf(path), content, { mode: 0o600 });

  before(() => extension().activate());

  it('gets another passphrase; the former one opens it no more, and the rest of the file stays', async () => {
    write('secrets/own.pem', `# RIS Horizon\n${locked.toString()}# The end\n`);
    using conversation = answering('wrong', passphrase, 'Type', next, next);
    await run('changeKeyPassphrase', uriOf('secrets/own.pem'));
    assert.match(conversation.told.join('\n'), /secrets\/own\.pem has its new passphrase/);
    const key = read('secrets/own.pem');
    assert.match(key, /^# RIS Horizon\n-----BEGIN ENCRYPTED PRIVATE KEY-----[^]+\n# The end\n$/);
    const opened = createPublicKey(createPrivateKey({ key, passphrase: next }));
    assert.equal(opened.export({ type: 'spki', format: 'pem' }), spki);
    assert.throws(() => createPrivateKey({ key, passphrase }));
    if (process.platform !== 'win32') assert.equal(statSync(pathOf('secrets/own.pem')).mode & 0o777, 0o600);
  });

  it('keeps its passphrase where the change is left', async () => {
    write('secrets/own.pem', locked);
    using conversation = answering(passphrase, 'Type', next);
    await run('changeKeyPassphrase', uriOf('secrets/own.pem'));
    assert.equal(read('secrets/own.pem'), locked.toString());
    assert.doesNotMatch(conversation.told.join('\n'), /new passphrase/);
  });

  it('gets its first passphrase by the quick fix of the warning, which then goes', async () => {
    const path = 'secrets/own.pem';
    await setLevels({ 'unencrypted-private-key': 'warning' });
    write(path, clear);
    const [problem] = await problems(path, 'unencrypted-private-key');
    assert.ok(problem);
    using conversation = answering('Type', next, next);
    await quickFix(path, problem, 'Give the key a passphrase');
    assert.match(conversation.told.join('\n'), /has a passphrase now\. Copies and backups from before/);
    await noProblems(path, 'unencrypted-private-key');
    assert.ok(createPrivateKey({ key: read(path), passphrase: next }));
    assert.throws(() => createPrivateKey(read(path)));
  });

  it('is said to open, or to need no passphrase', async () => {
    write('secrets/own.pem', locked);
    using checked = answering('wrong', passphrase);
    await run('checkKeyPassphrase', uriOf('secrets/own.pem'));
    assert.equal(checked.asked.length, 2);
    assert.deepEqual(checked.told, ['The passphrase opens secrets/own.pem.']);
    using left = answering('wrong');
    await run('checkKeyPassphrase', uriOf('secrets/own.pem'));
    assert.deepEqual(left.told, []);

    write('secrets/clear.pem', clear);
    using open = answering();
    await run('checkKeyPassphrase', uriOf('secrets/clear.pem'));
    assert.match(open.told.join('\n'), /secrets\/clear\.pem has no passphrase/);
    assert.equal(read('secrets/own.pem'), locked.toString());
  });

  it('shows its public half, and a request and a certificate theirs', async () => {
    write('secrets/own.pem', locked);
    using conversation = answering(passphrase);
    await run('extractPublicKey', uriOf('secrets/own.pem'));
    assert.equal(conversation.asked.length, 1);
    assert.equal(shownText(), spki);

    using silent = answering();
    const own = createPublicKey(read(`${folder}/private-key.pem`)).export({ type: 'spki', format: 'pem' });
    for (const name of ['certificate.pem', 'request.csr']) {
      await run('extractPublicKey', uriOf(`${folder}/${name}`));
      assert.equal(shownText(), own, name);
    }
    assert.deepEqual([silent.asked, silent.told], [[], []]);
  });

  it('and other things are written from PEM to DER and back, beside what is there', async () => {
    const pem = read(`${folder}/certificate.pem`);
    using there = answering();
    await run('convertEncoding', uriOf(`${folder}/certificate.pem`));
    assert.deepEqual(there.told, [`Written: ${folder}/certificate.der.`]);
    const der = readFileSync(pathOf(`${folder}/certificate.der`));
    assert.deepEqual(der, new X509Certificate(pem).raw);
    writeFileSync(pathOf(`${folder}/other.der`), der);
    using back = answering();
    await run('convertEncoding', uriOf(`${folder}/other.der`));
    assert.deepEqual(back.told, [`Written: ${folder}/other.pem.`]);
    assert.equal(read(`${folder}/other.pem`).trim(), pem.trim());

    using again = answering();
    await run('convertEncoding', uriOf(`${folder}/certificate.pem`));
    assert.match(again.told.join('\n'), /certificate\.der exists already and is never replaced/);

    write('docs/tls.pem', clear);
    using refused = answering();
    await run('convertEncoding', uriOf('docs/tls.pem'));
    assert.match(refused.told.join('\n'), /Git would see docs\/tls\.der/);
    assert.ok(!existsSync(pathOf('docs/tls.der')));
  });

  it('makes its request again, to be saved where the user wants', async () => {
    const files = () => readdirSync(pathOf(folder)).map((name) => [name, read(`${folder}/${name}`)]);
    const before = files();
    using conversation = answering('baie-dmp-auth');
    await run('recreateRequest');
    assert.match(conversation.told.join('\n'), /The CSR is made again for the same key/);
    if (opensslAvailable) {
      const { status, stdout } = openssl(['req', '-verify', '-noout', '-subject', '-pubkey'], shownText());
      assert.equal(status, 0);
      assert.match(stdout, /O\s?=\s?GIE Imagerie de la Baie, OU\s?=\s?1240000117, CN\s?=\s?RIS Baie/);
      const own = createPublicKey(read(`${folder}/private-key.pem`));
      assert.ok(stdout.includes(own.export({ type: 'spki', format: 'pem' }).toString().trim()));
    }
    assert.deepEqual(files(), before);
  });

  it('moves out of the file of its certificate by a quick fix', async () => {
    mkdirSync(pathOf('secrets/both'), { mode: 0o700 });
    const certificate = read(`${folder}/certificate.pem`);
    const own = read(`${folder}/private-key.pem`);
    const path = 'secrets/both/tls.pem';
    writeFileSync(pathOf(path), own + certificate, { mode: 0o600 });
    const [problem] = await problems(path, 'key-beside-certificate');
    assert.ok(problem);
    using conversation = answering();
    await quickFix(path, problem, 'Move the key into a file of its own');
    const [name] = readdirSync(pathOf('secrets/both')).filter((each) => each !== 'tls.pem');
    assert.ok(
      name !== undefined && conversation.told.join().includes(`The key is in secrets/both/${name} now`),
    );
    assert.equal(read(path), certificate);
    assert.equal(read(`secrets/both/${name}`), own);
    if (process.platform !== 'win32')
      assert.equal(statSync(pathOf(`secrets/both/${name}`)).mode & 0o777, 0o600);
    await noProblems(path, 'key-beside-certificate');
  });
});
