import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { extension, hoverOn, problems } from '../workspace';

describe('The installed package', () => {
  before(() => extension().activate());

  it('is what runs', () => {
    assert.ok(!existsSync(join(extension().extensionPath, 'src')));
    const bundles = readdirSync(join(extension().extensionPath, 'dist')).sort();
    assert.deepEqual(
      bundles.filter((name) => !name.startsWith('cli.')),
      ['extension.js', 'languageClient.node.js', 'later.js', 'readerThread.js', 'server.js'],
    );
    assert.ok(['cli.js', 'cli.check.js', 'cli.duplicates.js'].every((name) => bundles.includes(name)));
  });

  it('checks the workspace', async () => {
    const [problem] = await problems('certificates.yaml', 'insi-common-name');
    const { target } = problem?.code as { target: vscode.Uri };
    assert.ok((await vscode.workspace.fs.stat(target)).size > 0, 'the page of the rule is packaged');
    assert.equal(
      (await problems('secrets/baie-insi-auto/private-key.pem', 'duplicate-private-key')).length,
      1,
    );
  });

  it('explains a certificate', async () => {
    assert.match(await hoverOn('docs/support.md', '-----BEGIN CERTIFICATE'), /ORG AUTH_CLI/);
  });
});
