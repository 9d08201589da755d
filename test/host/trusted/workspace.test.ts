import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, hoverOn, lensesOf, problems, textOf, uriOf } from '../workspace';

describe('In a trusted workspace', () => {
  before(() => extension().activate());

  it('every command that the package declares is there', async () => {
    const { contributes } = extension().packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !known.includes(command)),
      [],
    );
  });

  it('a misspelt INSi name is underlined at the very name, with a link to its rule', async () => {
    const [problem] = await problems('certificates.yaml', 'insi-common-name');
    const document = await vscode.workspace.openTextDocument(uriOf('certificates.yaml'));
    assert.equal(document.getText(problem?.range), 'Insi-Manu');
    assert.match(problem?.message ?? '', /INSI-MANU/);
    const { target } = problem?.code as { target: vscode.Uri };
    assert.ok((await vscode.workspace.fs.stat(target)).size > 0);
  });

  it('a copied key is a warning on both files, each linked to the other, open or not', async () => {
    const places = ['secrets/baie-insi-manu/private-key.pem', 'secrets/baie-insi-auto/private-key.pem'];
    for (const [place, other] of [places, places.toReversed()] as [string, string][]) {
      const [problem] = await problems(place, 'duplicate-private-key');
      assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning);
      assert.deepEqual(
        problem.relatedInformation?.map(({ location }) => location.uri.toString()),
        [uriOf(other).toString()],
      );
    }
  });

  it('a certificate that ends soon is told', async () => {
    const [problem] = await problems('certificates.yaml', 'certificate-expiry');
    assert.match(problem?.message ?? '', /1[12] days/);
  });

  it('the hover of a certificate in the middle of a text says what it is', async () => {
    const hover = await hoverOn('docs/support.md', '-----BEGIN CERTIFICATE');
    for (const fact of ['INSI-MANU', 'ORG AUTH_CLI', '240000117', 'RSA 2048']) {
      assert.ok(hover.includes(fact), `${fact} is not in: ${hover}`);
    }
  });

  it('the hover of a private key shows nothing of it', async () => {
    const path = 'secrets/baie-insi-manu/private-key.pem';
    const hover = await hoverOn(path, '-----BEGIN');
    assert.match(hover, /private key/i);
    const lines = (await textOf(path)).split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
    assert.deepEqual(
      lines.filter((line) => hover.includes(line.slice(0, 16))),
      [],
    );
  });

  it('each entry has a lens with its next step', async () => {
    const lenses = await lensesOf('certificates.yaml');
    const commands = lenses.map(({ command }) => command);
    assert.ok(commands.includes('santeCerts.generateKeyAndRequest'));
    assert.ok(commands.includes('santeCerts.inspect'));
  });
});
