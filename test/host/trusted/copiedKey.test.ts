import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import * as vscode from 'vscode';
import { extension, noProblems, problems, uriOf } from '../workspace';

const rule = 'duplicate-private-key';
const [one, other] = ['dmp/tls.key', 'pacs/tls.key'] as const;

/** Writes a file as another program does, past the editor. */
async function write(path: string, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(path), Buffer.from(content));
}

describe('A key copied between two services', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  before(() => extension().activate());
  after(async () => {
    for (const folder of ['dmp', 'pacs']) {
      await vscode.workspace.fs.delete(uriOf(folder), { recursive: true });
    }
  });

  it('is a warning on both, which vanish with the copy, and come back with one that is not saved yet', async () => {
    await write(one, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    await write(other, privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const) {
      const [problem] = await problems(here, rule);
      assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning);
      assert.deepEqual(
        problem.relatedInformation?.map(({ location }) => location.uri.toString()),
        [uriOf(there).toString()],
      );
    }

    await write(other, 'Nothing here.\n');
    await noProblems(one, rule);
    await noProblems(other, rule);

    const document = await vscode.workspace.openTextDocument(uriOf(other));
    const edit = new vscode.WorkspaceEdit();
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    edit.insert(document.uri, new vscode.Position(1, 0), pem);
    await vscode.workspace.applyEdit(edit);
    const [pasted] = await problems(other, rule);
    assert.equal(pasted?.range.start.line, 1);
    await problems(one, rule);

    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await noProblems(one, rule);
    await noProblems(other, rule);
  });
});
