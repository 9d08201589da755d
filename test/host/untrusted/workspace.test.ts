import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { extension, hoverOn, lensesOf, problems, uriOf } from '../workspace';

describe('In an untrusted workspace', () => {
  before(() => extension().activate());

  it('is where this suite runs', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('problems are found', async () => {
    assert.equal((await problems('certificates.yaml', 'insi-common-name')).length, 1);
  });

  it('hovers explain', async () => {
    assert.match(await hoverOn('docs/support.md', '-----BEGIN CERTIFICATE'), /INSI-MANU/);
  });

  it('lenses offer to trust it instead of generating a key', async () => {
    const lenses = await lensesOf('certificates.yaml');
    const commands = lenses.map(({ command }) => command);
    assert.ok(commands.includes('workbench.trust.manage'));
    assert.ok(!commands.includes('santeCerts.generateKeyAndRequest'));
  });

  it('no key is generated, even for who calls the command', async () => {
    const done = vscode.commands.executeCommand(
      'santeCerts.generateKeyAndRequest',
      uriOf('certificates.yaml').toString(),
      'rouen-dmp-auth',
    );
    await vscode.commands.executeCommand('notifications.clearAll');
    await done;
    assert.ok(!existsSync(uriOf('secrets/rouen-dmp-auth').fsPath));
  });
});
