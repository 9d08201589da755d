import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { answering } from '../answers';
import { puttingBack } from '../puttingBack';
import { extension, noProblems, problems, quickFix, run, textOf, uriOf } from '../workspace';

const pathOf = (path: string) => uriOf(path).fsPath;

describe('A key that others get at', () => {
  puttingBack('.gitignore', '.vscode', 'secrets', 'docs');

  before(() => extension().activate());
  after(() => noProblems('certificates.yaml', 'secrets-folder-not-ignored'));

  it('is hidden from git by one line that a quick fix adds', async () => {
    const before = await textOf('.gitignore');
    writeFileSync(pathOf('.gitignore'), before.replace('secrets/\n', ''));
    const [problem] = await problems('certificates.yaml', 'secrets-folder-not-ignored');
    assert.ok(problem);
    assert.match(problem.message, /Git does not ignore secrets/);
    await quickFix('certificates.yaml', problem, 'to .gitignore');
    const document = await vscode.workspace.openTextDocument(uriOf('.gitignore'));
    assert.ok(await document.save());
    assert.deepEqual(
      (await textOf('.gitignore')).split('\n').filter((line) => line.includes('secrets')),
      ['/secrets/'],
    );
    await noProblems('certificates.yaml', 'secrets-folder-not-ignored');
  });

  it('is closed to other accounts by a quick fix', async function () {
    if (process.platform === 'win32') this.skip();
    const path = 'secrets/open.pem';
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(pathOf(path), pem);
    chmodSync(pathOf(path), 0o644);
    const [problem] = await problems(path, 'key-file-mode');
    assert.ok(problem);
    assert.match(problem.message, /mode 0644/);
    await quickFix(path, problem, 'Restrict the file to its owner');
    assert.equal(statSync(pathOf(path)).mode & 0o777, 0o600);
    assert.equal(readFileSync(pathOf(path), 'utf8'), pem);
    await noProblems(path, 'key-file-mode');
  });

  it('is told as seriously as the user sets for its rule', async () => {
    const path = 'secrets/baie-insi-auto/private-key.pem';
    const rule = 'duplicate-private-key';
    const [problem] = await problems(path, rule);
    assert.ok(problem);
    using off = answering('Off');
    await quickFix(path, problem, `Set the level of ${rule}`);
    assert.deepEqual(off.asked, [`Level of ${rule}`]);
    await noProblems(path, rule);
    assert.deepEqual(JSON.parse(await textOf('.vscode/settings.json')), {
      'santeCerts.rules': { [rule]: 'off' },
    });

    using raising = answering('Error');
    await run('setRuleLevel', rule, uriOf(path).toString());
    assert.equal(raising.asked.length, 1);
    const [raised] = await problems(path, rule);
    assert.equal(raised?.severity, vscode.DiagnosticSeverity.Error);

    const settings = vscode.workspace.getConfiguration('santeCerts');
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await severity(path, rule, vscode.DiagnosticSeverity.Warning);
  });
});

/** Waits until a rule tells of a file so seriously. */
async function severity(path: string, rule: string, expected: vscode.DiagnosticSeverity): Promise<void> {
  for (;;) {
    const [problem] = await problems(path, rule);
    if (problem?.severity === expected) return;
    await new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}
