import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../src/core/config/parse';
import { DuplicateMemory } from '../../../src/core/inventory/duplicateMemory';
import { Inventory } from '../../../src/core/inventory/inventory';
import { KeyMaterialIndex } from '../../../src/core/inventory/keyMaterialIndex';
import { SourceIndex } from '../../../src/core/inventory/sourceIndex';
import { Ties } from '../../../src/core/inventory/ties';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { findingsAbout, leaf, told, type Files } from '../../support/material';
import { craftPkcs12 } from '../../support/craft';
import { bytesOf, makeKey } from './keys';

const [key, rsa] = [makeKey(), makeKey('rsa')];

const configuration = (...entries: readonly string[]) => `version: 1
certificates:
${entries.map((each) => `  - { product: ORG AUTH_CLI, ${each} }\n`).join('')}`;

const [insi, dmp, psc] = [
  'id: insi, instance: ris-rouen, commonName: INSI-MANU, services: [INSi]',
  'id: dmp, instance: ris-rouen, commonName: RIS Rouen, services: [DMP]',
  'id: psc, instance: ris-rouen, commonName: RIS Rouen, services: [PSC]',
];

const copyRules = [
  'duplicate-private-key',
  'key-shared-with-insi',
  'key-shared-by-instances',
  'key-shared-by-services',
  'key-kept-on-renewal',
  'key-in-backup',
];

const bundleOf = (certificate: Uint8Array) =>
  craftPkcs12([
    { type: 'certificate', contents: certificate, localKeyId: 1 },
    { type: 'encrypted-private-key', contents: Uint8Array.of(0x30, 0), localKeyId: 1 },
  ]);

/** What every rule on copies says, in short. */
async function toldOfCopies(files: Files): Promise<string[]> {
  const each = await Promise.all(
    copyRules.map(async (rule) => (await told(rule, files)).map((line) => `${line} ${rule}`)),
  );
  return each.flat().sort();
}

const message = async (rule: string, files: Files) => (await findingsAbout(rule, files))[0]?.message;

describe('Copies of a key', () => {
  it('of the entry for INSi and another: an error by the configuration', async () => {
    const files = {
      'certificates.yaml': configuration(insi, dmp),
      'secrets/insi/private-key.pem': key.pkcs8,
      'secrets/dmp/private-key.pem': key.traditional,
    };
    assert.deepEqual(await toldOfCopies(files), [
      'secrets/dmp/private-key.pem error key-shared-with-insi',
      'secrets/insi/private-key.pem error key-shared-with-insi',
    ]);
    assert.deepEqual(await message('key-shared-with-insi', files), {
      en: 'The private key of certificate dmp (DMP, instance ris-rouen) is also in secrets/insi/private-key.pem (certificate insi (INSi, instance ris-rouen)). By the configuration, `insi` is for INSi and `dmp` for `DMP`: a certificate for INSi serves no other service, and neither does its key. Generate a new key for one of the two, and order its certificate again.',
      fr: 'La clé privée du certificat dmp (DMP, instance ris-rouen) est aussi dans secrets/insi/private-key.pem (certificat insi (INSi, instance ris-rouen)). D’après la configuration, `insi` sert à INSi et `dmp` à `DMP` : un certificat pour INSi ne sert à aucun autre service, sa clé non plus. Générez une nouvelle clé pour l’un des deux et commandez à nouveau son certificat.',
    });
  });

  it('of two instances: an error by the configuration, a warning by the names of folders', async () => {
    const files = {
      'certificates.yaml': configuration(dmp, psc.replace('ris-rouen', 'ris-lyon')),
      'secrets/dmp/private-key.pem': key.pkcs8,
      'secrets/psc/private-key.pem': key.pkcs8,
    };
    assert.deepEqual(await toldOfCopies(files), [
      'secrets/dmp/private-key.pem error key-shared-by-instances',
      'secrets/psc/private-key.pem error key-shared-by-instances',
    ]);
    assert.match(
      (await message('key-shared-by-instances', files))?.en ?? '',
      /By the configuration, these copies are for different instances, `ris-rouen` and `ris-lyon`: /,
    );
    for (const [one, two] of [
      ['deploy/prod-01/tls.key', 'deploy/prod-02/tls.key'],
      ['server-a.key', 'server-b.key'],
      ['clients/rouen/a.pem', 'clients/lyon/a.pem'],
    ] as const) {
      const named = { [one]: key.pkcs8, [two]: key.traditional };
      assert.deepEqual(await toldOfCopies(named), [
        `${[one, two].sort()[0] ?? ''} warning key-shared-by-instances`,
        `${[one, two].sort()[1] ?? ''} warning key-shared-by-instances`,
      ]);
    }
    const { fr } =
      (await message('key-shared-by-instances', { 'prod/a.pem': key.pkcs8, 'dev/a.pem': key.der })) ?? {};
    assert.match(fr ?? '', /D’après le nom de leurs dossiers, `dev` et `prod`, ces copies sont pour /);
  });

  it('of two services of one instance: allowed, said as information', async () => {
    const files = {
      'certificates.yaml': configuration(dmp, psc),
      'secrets/dmp/private-key.pem': key.pkcs8,
      'secrets/psc/private-key.pem': key.pkcs8,
    };
    assert.deepEqual(await toldOfCopies(files), [
      'secrets/dmp/private-key.pem info key-shared-by-services',
      'secrets/psc/private-key.pem info key-shared-by-services',
    ]);
    const other = { ...files, 'certificates.yaml': configuration(dmp, psc.replace('RIS Rouen', 'Other')) };
    assert.deepEqual(await toldOfCopies(other), [
      'secrets/dmp/private-key.pem warning duplicate-private-key',
      'secrets/psc/private-key.pem warning duplicate-private-key',
    ]);
    assert.match(
      (await message('duplicate-private-key', other))?.en ?? '',
      / these copies are for different certificates, `dmp` and `psc`: each needs a key of its own\. /,
    );
    const automated = insi.replaceAll('INSI-MANU', 'INSI-AUTO').replace('id: insi', 'id: auto');
    const twoInsi = {
      'certificates.yaml': configuration(insi, automated),
      'secrets/insi/private-key.pem': key.pkcs8,
      'secrets/auto/private-key.pem': key.pkcs8,
    };
    // A certificate for INSi is for nothing else: no word of several services.
    assert.match((await message('duplicate-private-key', twoInsi))?.fr ?? '', /pour chacun sauf un\.$/);
    const stray = { ...files, 'secrets/psc/copy.pem': key.pkcs8 };
    assert.deepEqual(await toldOfCopies(stray), [
      'secrets/dmp/private-key.pem warning duplicate-private-key',
      'secrets/psc/copy.pem warning duplicate-private-key',
      'secrets/psc/private-key.pem warning duplicate-private-key',
    ]);
  });

  it('that are the key and the bundle of one entry: nothing', async () => {
    const { der } = await leaf({ publicKey: rsa.request });
    const files = {
      'certificates.yaml': configuration(dmp),
      'secrets/dmp/private-key.pem': rsa.pkcs8,
      'secrets/dmp/bundle.p12': bundleOf(der),
    };
    assert.deepEqual(await toldOfCopies(files), []);
    assert.deepEqual(await toldOfCopies({ ...files, 'secrets/dmp/other.p12': bundleOf(der) }), [
      'secrets/dmp/bundle.p12 warning duplicate-private-key',
      'secrets/dmp/other.p12 warning duplicate-private-key',
      'secrets/dmp/private-key.pem warning duplicate-private-key',
    ]);
  });

  it('beside certificates of different ends: a renewal that kept its key', async () => {
    const of = async (notAfter: string) => (await leaf({ publicKey: rsa.request, notAfter })).pem;
    const files = {
      '2026/tls.key': rsa.pkcs8,
      '2026/tls.crt': await of('2029-01-01'),
      '2029/tls.key': rsa.traditional,
      '2029/tls.crt': await of('2031-12-31'),
    };
    assert.deepEqual(await toldOfCopies(files), [
      '2026/tls.key warning key-kept-on-renewal',
      '2029/tls.key warning key-kept-on-renewal',
    ]);
    assert.match(
      (await message('key-kept-on-renewal', files))?.en ?? '',
      / Certificates of this key that end on 2029-01-01 and 2031-12-31 are beside the copies: /,
    );
  });

  it('kept aside: a warning of its own, at the copy and at the original', async () => {
    for (const aside of [
      'backup/tls.key',
      'Sauvegardes/tls.key',
      'tls.key.bak',
      'tls.key~',
      'keys/2025-11-04/tls.key',
      'tls-old.key',
      'périmés/k',
    ]) {
      const files = { 'tls.key': key.pkcs8, [aside]: key.pkcs8 };
      assert.deepEqual(
        await toldOfCopies(files),
        [`${aside} warning key-in-backup`, 'tls.key warning key-in-backup'].sort(),
      );
    }
    assert.match(
      (await message('key-in-backup', { 'a.key': key.pkcs8, 'old/a.key': key.der }))?.en ?? '',
      / By its name, `old` is a backup or an archive\. Move the backup /,
    );
    for (const plain of ['folder/tls.key', 'gold/tls.key', 'saved/tls.key', 'v20251104999/tls.key'])
      assert.deepEqual(await told('key-in-backup', { 'tls.key': key.pkcs8, [plain]: key.pkcs8 }), []);
  });

  it('aside do not change what the others mean', async () => {
    const files = {
      'certificates.yaml': configuration(insi, dmp),
      'archive/insi.pem': key.pkcs8,
      'secrets/insi/private-key.pem': key.pkcs8,
      'secrets/dmp/private-key.pem': key.pkcs8,
    };
    assert.deepEqual(await toldOfCopies(files), [
      'archive/insi.pem warning key-in-backup',
      'secrets/dmp/private-key.pem error key-shared-with-insi',
      'secrets/insi/private-key.pem error key-shared-with-insi',
    ]);
  });

  it('that nothing explains: a warning that says in how many forms the key is', async () => {
    const same = { 'a.pem': key.pkcs8, 'b/a.pem': key.pkcs8 };
    assert.deepEqual(await toldOfCopies(same), [
      'a.pem warning duplicate-private-key',
      'b/a.pem warning duplicate-private-key',
    ]);
    assert.match((await message('duplicate-private-key', same))?.en ?? '', / bytes are the same in each/);
    const other = { ...same, 'c.pem': key.traditional };
    assert.match((await message('duplicate-private-key', other))?.fr ?? '', / même clé sous 2 formes,/);
  });

  it('of which the configuration knows one: says in short which, and that nothing tells of the others', async () => {
    const strays = ['.env', 'a.der', 'b.pem', 'c.pem', 'd.pem', 'e.pem'];
    const files = {
      'certificates.yaml': configuration(dmp),
      'secrets/dmp/private-key.pem': key.pkcs8,
      ...Object.fromEntries(strays.map((stray) => [stray, key.pkcs8])),
    };
    const all = await findingsAbout('duplicate-private-key', files);
    const evidence =
      'The configuration uses `secrets/dmp/private-key.pem` for `dmp`; nothing tells what the other copies are for.';
    const known = 'certificate dmp (DMP, instance ris-rouen)';
    const start = (file: string) => {
      const en = all.find((each) => each.file === file)?.message.en ?? '';
      assert.ok(en.includes(` ${evidence} Delete `), en);
      return en.slice(0, en.indexOf(evidence)).trim();
    };
    assert.equal(all.length, 7);
    assert.equal(
      start('secrets/dmp/private-key.pem'),
      `The private key of ${known} is also in .env, a.der, b.pem and 3 more.`,
    );
    assert.equal(
      start('.env'),
      `This private key is also in secrets/dmp/private-key.pem (${known}); a.der; b.pem and 3 more.`,
    );
    assert.doesNotMatch(JSON.stringify(all), /no certificate|aucun certificat|forme/);
    const two = { 'secrets/dmp/private-key.pem': key.pkcs8, 'z.pem': key.traditional };
    assert.match(
      (await message('duplicate-private-key', { ...two, 'certificates.yaml': configuration(dmp) }))?.fr ?? '',
      / est aussi dans z\.pem\. La configuration utilise `\S+` pour `dmp` ; rien ne dit à quoi sert l’autre copie\. /,
    );
  });

  it('says which settings use one of the copies', async () => {
    const files = {
      'conf/nginx.conf': 'server {\n  ssl_certificate tls/server.pem;\n}\n',
      'tls/server.pem': key.pkcs8,
      'tools/server.pem': key.pkcs8,
    };
    const { en, fr } = (await message('duplicate-private-key', files)) ?? {};
    assert.match(en ?? '', / `conf\/nginx\.conf` uses `tls\/server\.pem`\. Delete the copies /);
    assert.match(fr ?? '', / `conf\/nginx\.conf` utilise `tls\/server\.pem`\. /);
  });

  it('are told again only where something that decides their meaning has changed', async () => {
    const index = new KeyMaterialIndex();
    const set = (file: string, content: string) => index.set(file, readKeyMaterial(bytesOf(content)));
    const memory = new DuplicateMemory();
    const sources = new SourceIndex();
    const none = new Ties([], 'secrets');
    const find = (ties = none) => memory.findings(index, ties, sources);
    set('a/private-key.pem', key.pkcs8);
    set('b/private-key.pem', key.pkcs8);
    const [first] = await find();
    assert.equal(first?.rule, 'duplicate-private-key');
    assert.equal((await find())[0], first);
    set('b/private-key.pem', `\n${key.pkcs8}`);
    assert.notEqual((await find())[0], first);
    const two = configuration('id: a, instance: x, services: [DMP]', 'id: b, instance: y, services: [DMP]');
    const ties = new Ties([parseConfiguration('certificates.yaml', two)], '.');
    assert.equal((await find(ties))[0]?.rule, 'key-shared-by-instances');
    index.delete('b/private-key.pem');
    assert.deepEqual(await find(ties), []);
  });

  it('are told again where settings use another of the copies', async () => {
    const inventory = new Inventory();
    for (const folder of ['old/1', 'old/2', 'old/3', 'tls', 'tools'])
      inventory.set(`${folder}/server.pem`, bytesOf(key.pkcs8));
    const memory = new DuplicateMemory();
    const none = new Ties([], 'secrets');
    for (const used of ['tls/server.pem', 'tools/server.pem']) {
      inventory.set('nginx.conf', bytesOf(`server {\n  ssl_certificate ${used};\n}\n`));
      const found = await memory.findings(inventory.index, none, inventory.sources);
      const { en } = found.find(({ rule }) => rule === 'duplicate-private-key')?.message ?? { en: '' };
      assert.match(en, new RegExp(`\`nginx\\.conf\` uses \`${used}\``));
    }
  });
});
