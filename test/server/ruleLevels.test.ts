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
    await client.diagnostics(uri, (all) => count('insi-common-name', informative)(all) === 1);
  });

  it('silence a rule at a place, in the editor as on disk', async () => {
    const silenced = `# sante-certs-ignore insi-common-name: a test\n`;
    using folder = await publisherFolder({ 'notes.txt': silenced });
    await using client = await connectClient([folder.path], { now });
    const uri = folder.uri('notes.txt');
    await client.diagnostics(uri, (all) => count('unused-ignore')(all) === 1);
    await client.open(uri, silenced + silenced);
    await client.diagnostics(uri, (all) => count('unused-ignore')(all) === 2);
    await client.change(uri, 'Nothing.');
    await client.diagnostics(uri, (all) => all.length === 0);
    await client.close(uri);
    await client.diagnostics(uri, (all) => count('unused-ignore')(all) === 1);
  });
});
