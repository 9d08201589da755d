import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, hoverOn, lensesOf, problems } from '../workspace';

describe('In French', () => {
  before(() => extension().activate());

  it('is where this suite runs', () => {
    assert.equal(vscode.env.language, 'fr');
  });

  it('commands have French titles', () => {
    const { contributes } = extension().packageJSON as {
      contributes: { commands: { command: string; title: string | { value: string } }[] };
    };
    const { title } = contributes.commands.find(({ command }) => command === 'santeCerts.inspect') ?? {};
    assert.equal(typeof title === 'object' ? title.value : title, 'Inspecter le certificat');
  });

  it('problems are told in French', async () => {
    const [problem] = await problems('certificates.yaml', 'certificate-expiry');
    assert.match(problem?.message ?? '', /1[12] jours/);
  });

  it('hovers and lenses speak French', async () => {
    assert.match(await hoverOn('docs/support.md', '-----BEGIN CERTIFICATE'), /Certificat/);
    const lenses = await lensesOf('certificates.yaml');
    assert.ok(lenses.some(({ title }) => title.startsWith('Certificat jusqu’au')));
  });
});
