import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The extension in VS Code', () => {
  it('is there', () => {
    assert.ok(vscode.extensions.getExtension('sante-certs.sante-certs'));
  });
});
