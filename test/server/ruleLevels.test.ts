import assert from 'node:assert/strict';
import { connectClient } from './connectedClient';
import { configurationOf, now, publisherFolder } from './publisherFolder';
import type { Diagnostic } from 'vscode-languageserver-protocol';

const count = (code: string, severity?: number) => (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter((each) => each.code === code && (severity ?? each.severity) === each.severity).length;

describe('The levels of rules over a connection', () => {
  const wrongName = configurationOf({ id: 'insi', commonName: 'Insi-Manu', services: 'INSi' });
  const informative = 3;

  it('follow the setting', async () => {
    using folder = await publisherFolder({ 'certificates.yaml': wrongName });
    const settings = { rules: { 'insi-common-name': 'info' } };
    await using client = await connectClient([folder.path], { settings, now });
    const uri = folder.uri('certificates.yaml');
    const found = await client.diagnostics(uri, (all) => count('insi-common-name')(all) > 0);
    assert.equal(count('insi-common-name', informative)(found), 1);
  });

  it('silence a rule at a place, in the editor as on disk', async () => {
    const silenced = `# sante-certs-ignore insi-common-name: a test\n`;
    using folder = await publisherFolder({ 'notes.txt': silenced });
    await using client = await connectClient([folder.path], { now });
    const uri = folder.uri('notes.txt');
    const seen: number[] = [];
    const next = async (expected: number) =>
      seen.push((await client.diagnostics(uri, (all) => all.length === expected)).length);
    await next(1);
    await client.open(uri, silenced + silenced);
    await next(2);
    await client.change(uri, 'Nothing.');
    await next(0);
    await client.close(uri);
    const [last] = await client.diagnostics(uri, (all) => all.length > 0);
    assert.equal(last?.code, 'unused-ignore');
    assert.deepEqual(seen, [1, 2, 0]);
  });
});
