import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from '../answers';
import { puttingBack } from '../puttingBack';
import { extension, hoverOn, lensesOf, problems, run, shownText, uriOf } from '../workspace';

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

  describe('commands', () => {
    const folder = 'secrets/baie-dmp-auth';
    const password = 'mot de passe du lot';
    puttingBack(folder);

    it('make and open a PKCS#12', async () => {
      using made = answering('Moderne', 'ris-baie', 'Taper', password, 'autre', password);
      await run('createPkcs12', uriOf('certificates.yaml').toString(), 'baie-dmp-auth');
      const told = made.told.join('\n');
      assert.match(told, /Les deux phrases de passe diffèrent\./);
      assert.match(told, /Le PKCS#12 est dans secrets\/baie-dmp-auth\/bundle\.p12/);

      using opened = answering('Vérifier le mot de passe', password);
      await run('openPkcs12', uriOf(`${folder}/bundle.p12`));
      assert.deepEqual(opened.asked, [
        'Voici ce que le fichier montre sans son mot de passe.',
        'Mot de passe du PKCS#12',
      ]);
      assert.match(shownText(), /^Le mot de passe est bon\. Alias de la clé : « ris-baie »\./);
      assert.match(shownText(), /Certificat IGC-Santé, ORG AUTH_CLI/);
    });

    it('say why a certificate is not installed, with quotation marks and no backticks', async () => {
      using conversation = answering();
      await run('installCertificate', uriOf('secrets/baie-dmp-sign/certificate.pem'), 'baie-dmp-auth');
      const told = conversation.told.join('\n');
      assert.match(told, /^Rien n’a été installé\.\nLe certificat « RIS Baie » n’a pas été émis pour la clé/);
      assert.match(told, /Produit : « ORG SIGN » au lieu de « ORG AUTH_CLI »\./);
      assert.doesNotMatch(told, /`/);
    });
  });
});
