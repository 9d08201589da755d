import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import * as vscode from 'vscode';
import { openssl, opensslAvailable } from '../../support/openssl';
import { answering, back, sameAgain } from '../answers';
import { extension, lensesOf, run, textOf, uriOf } from '../workspace';

/** Waits until the editor shows what is on disk again. */
async function reloaded(path: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const onDisk = await textOf(path);
  while (document.getText() !== onDisk) {
    await new Promise<void>((resolve) => {
      const listener = vscode.workspace.onDidChangeTextDocument(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}

const passphrase = 'une phrase de passe longue';

describe('Commands in a trusted workspace', () => {
  before(() => extension().activate());

  it('Generate Key and CSR writes an encrypted key and opens the CSR, and never replaces a key', async () => {
    const key = uriOf('secrets/rouen-dmp-auth/private-key.pem').fsPath;
    const request = uriOf('secrets/rouen-dmp-auth/request.csr').fsPath;
    const { configuration, id } = {
      configuration: uriOf('certificates.yaml').toString(),
      id: 'rouen-dmp-auth',
    };
    using first = answering('RSA 2048', 'Protect', passphrase, 'another', passphrase);
    await run('generateKeyAndRequest', configuration, id);
    assert.ok(first.told.includes('The two passphrases differ.'), first.told.join());
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, request);
    assert.ok(createPrivateKey({ key: readFileSync(key), passphrase }));
    assert.throws(() => createPrivateKey({ key: readFileSync(key), passphrase: 'another' }));
    if (opensslAvailable) {
      const { status, stdout } = openssl(['req', '-in', request, '-verify', '-noout', '-subject'], '');
      assert.equal(status, 0);
      assert.match(
        stdout,
        /C\s?=\s?FR, O\s?=\s?Cabinet de radiologie du Rouennais, OU\s?=\s?499700367909006, CN\s?=\s?RIS Rouen/,
      );
    }
    if (process.platform !== 'win32') assert.equal(statSync(key).mode & 0o777, 0o600);

    const before = readFileSync(key, 'utf8');
    using second = answering('RSA 2048', 'Leave');
    await run('generateKeyAndRequest', configuration, id);
    assert.match(second.told.join(), /exists already and is never replaced/);
    assert.equal(readFileSync(key, 'utf8'), before);
  });

  it('Generate Key and CSR asks which certificate, and writes nothing once a question is left', async () => {
    using conversation = answering('rouen-dmp-sign', 'RSA 2048', 'nothing of the sort');
    await run('generateKeyAndRequest');
    assert.equal(conversation.asked.length, 3);
    assert.ok(!existsSync(uriOf('secrets/rouen-dmp-sign').fsPath));
  });

  it('Inspect Certificate shows a file in a read-only editor', async () => {
    await run('inspect', uriOf('secrets/baie-insi-manu/certificate.pem'));
    const document = vscode.window.activeTextEditor?.document;
    for (const fact of ['INSI-MANU', 'ORG AUTH_CLI', 'Subject (DN)', 'Serial number']) {
      assert.ok(document?.getText().includes(fact), `${fact} is not in ${document?.getText()}`);
    }
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(document?.isDirty, false);
  });

  it('Inspect Certificate is offered above a certificate in any text', async () => {
    const lenses = await lensesOf('docs/support.md');
    assert.deepEqual(
      lenses.map(({ command }) => command),
      ['santeCerts.inspect'],
    );
  });

  it('Inspect Certificate shows nothing of a private key', async () => {
    const path = 'secrets/baie-insi-manu/private-key.pem';
    await vscode.window.showTextDocument(uriOf(path));
    await run('inspect');
    const shown = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(shown, /private key/i);
    const lines = (await textOf(path))
      .split('\n')
      .filter((line) => line.length > 20 && !line.startsWith('-----'));
    assert.deepEqual(
      lines.filter((line) => shown.includes(line.slice(0, 20))),
      [],
    );
  });

  it('Find Duplicate Private Keys goes to the place chosen', async () => {
    using conversation = answering('baie-insi-auto');
    await run('findDuplicates');
    assert.match(conversation.asked.join(), /in more than one place/);
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /baie-insi-auto/);
  });

  it('Check Workspace counts the problems', async () => {
    using conversation = answering();
    await run('checkWorkspace');
    assert.match(conversation.told.join(), /Errors: [1-9]\d*, warnings: [1-9]/);
  });

  it('New Configuration leaves an existing one as it is', async () => {
    const before = await textOf('certificates.yaml');
    using conversation = answering();
    await run('newConfiguration');
    assert.match(conversation.told.join(), /exists already/);
    assert.equal(await textOf('certificates.yaml'), before);
  });

  it('New Configuration writes what was answered, and the lenses offer the next step', async () => {
    const [file, aside] = ['certificates.yaml', 'aside.txt'].map((path) => uriOf(path).fsPath) as [
      string,
      string,
    ];
    renameSync(file, aside);
    try {
      using left = answering('Company', 'Radiologie du Beauvaisis', 'Test', '73282932000075');
      await run('newConfiguration');
      assert.match(left.told.join(), /check digit/);
      assert.ok(!existsSync(file), 'Escape writes nothing.');

      using conversation = answering(
        'Group practice',
        back,
        'Company',
        sameAgain,
        'Test',
        '73282932000074',
        'INSi',
        'INSI-AUTO',
        'Éditeur Horizon',
        'RIS Horizon',
        'CPA',
        'Sacha Exemple',
        '3999700015',
        'certificats',
        'certificats@horizon.example',
        '01 23 45 67 89',
        'Antoine Dupont',
        '2999700015',
      );
      await run('newConfiguration');
      assert.match(conversation.told.join(), /such as certificats@editeur.example/);
      assert.match(await textOf('certificates.yaml'), /name: Radiologie du Beauvaisis/);
      assert.match(await textOf('certificates.yaml'), /commonName: INSI-AUTO/);
      assert.match(await textOf('certificates.yaml'), /siret: "73282932000074"/);
      assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file);
      const lenses = await lensesOf('certificates.yaml');
      assert.deepEqual(
        lenses.map(({ command }) => command),
        ['santeCerts.generateKeyAndRequest'],
      );
    } finally {
      rmSync(file, { force: true });
      renameSync(aside, file);
    }
    await reloaded('certificates.yaml');
  });
});
