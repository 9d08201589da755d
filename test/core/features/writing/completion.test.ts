import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseConfiguration } from '../../../../src/core/config/parse';
import { completionsAt } from '../../../../src/core/features/writing/completion';
import { accepted, completed, completionsIn, labelsIn } from './completing';

const document = `version: 1
publisher: { name: Éditeur Radiologie, solution: RIS Horizon }
structures:
  - id: rouen
    name: Cabinet de radiologie du Rouennais
    sector: SA08
    identifier: { rppsRang: ["99700367909006"] }
  - { id: baie, name: GIE de la Baie, identifier: { finess: "240000117" } }
administrators:
  - id: at-editeur
    name: Camille Martin
    employer: publisher
    email: certificats@editeur.example
instances:
  - { id: ris-rouen, structure: rouen, environment: production }
  - { id: ris-baie, structure: baie, environment: test }
certificates:
`;

describe('Completion of names', () => {
  it('offers what the block may have and has not yet', () => {
    assert.deepEqual(labelsIn('version: 1\ninstances: []\n|'), [
      'publisher',
      'structures',
      'administrators',
      'certificates',
      'ignore',
    ]);
    assert.deepEqual(labelsIn('publisher:\n|\n  name: A\n').slice(0, 1), []);
    assert.deepEqual(labelsIn(`${document}  - { id: a, instance: ris-rouen, product: ORG SIGN, con| }`), [
      'commonName',
      'services',
      'callMode',
      'administrator',
      'contact',
      'order',
      'files',
    ]);
  });

  it('explains each', () => {
    const [siret] = completionsIn('structures:\n  - identifier: { | }');
    assert.equal(siret?.detail?.en, 'SIRET');
    assert.match(siret.documentation?.en ?? '', /^14 digits/);
  });

  it('begins the value as its type wants, in a block and between braces', () => {
    assert.equal(completed('structures:\n  - |', 'identifier'), 'structures:\n  - identifier:\n      ');
    assert.equal(completed('|', 'structures'), 'structures:\n  - ');
    assert.equal(completed('structures:\n  - { | }', 'identifier'), 'structures:\n  - { identifier: {  } }');
    assert.equal(
      completed('structures:\n  - identifier: { s| }', 'siret'),
      'structures:\n  - identifier: { siret: "" }',
    );
    assert.equal(
      completed('structures:\n  - identifier:\n      |', 'rppsRang'),
      'structures:\n  - identifier:\n      rppsRang: [""]',
    );
    assert.equal(completed('|', 'version'), 'version: 1');
  });

  it('only replaces the name where the value stands behind it', () => {
    assert.equal(
      completed('certificates:\n  - comm|: INSI-MANU', 'commonName'),
      'certificates:\n  - commonName: INSI-MANU',
    );
  });
});

describe('Completion of values', () => {
  const certificate = (rest: string) => `${document}  - id: a\n    ${rest}`;

  it('offers the ids of the document where they are referred to', () => {
    assert.deepEqual(labelsIn(certificate('instance: |')), ['ris-rouen', 'ris-baie']);
    assert.deepEqual(labelsIn(certificate('instance:|')), ['ris-rouen', 'ris-baie']);
    assert.deepEqual(labelsIn(certificate('administrator: at|')), ['at-editeur']);
    assert.deepEqual(labelsIn(document.replace('structure: baie', 'structure: |')), ['rouen', 'baie']);
  });

  it('adds the space that the colon needs', () => {
    assert.match(completed(certificate('instance:|'), 'ris-baie'), /instance: ris-baie$/);
  });

  it('offers the choices of the schema, explained', () => {
    assert.deepEqual(labelsIn(certificate('callMode: |')), ['manual', 'automated']);
    assert.deepEqual(labelsIn('publisher:\n  ansContract: |'), ['true', 'false']);
    const sign = completionsIn(certificate('product: ORG |')).find(({ label }) => label === 'ORG SIGN');
    assert.match(sign?.detail?.fr ?? '', /signe au nom de la structure/);
  });

  it('replaces the whole value that is there', () => {
    assert.match(completed(certificate('product: ORG |CONF # why'), 'ORG SIGN'), /product: ORG SIGN # why$/);
    assert.match(completed(certificate('product: "ORG|"'), 'ORG SIGN'), /product: "ORG SIGN"$/);
    assert.match(completed(certificate("product: '|"), 'ORG SIGN'), /product: 'ORG SIGN'$/);
  });

  it('offers sectors with their names, and marks those no longer given', () => {
    const sectors = completionsIn('structures:\n  - sector: |');
    assert.equal(sectors.find(({ label }) => label === 'SA08')?.detail?.fr, 'Cabinet de groupe');
    assert.equal(sectors.find(({ label }) => label === 'SA08')?.deprecated, undefined);
    assert.equal(sectors.find(({ label }) => label === 'SA11')?.deprecated, true);
    assert.equal(sectors.length, 69);
  });

  it('offers the services that may still be added, with the products that they need', () => {
    assert.deepEqual(labelsIn(certificate('services: [DMP, |]')), [
      'PSC',
      'MSSante',
      'ROR',
      'ROC',
      'Annuaire',
    ]);
    assert.deepEqual(labelsIn(certificate('services: [INSi, |]')), []);
    assert.deepEqual(labelsIn(certificate('services:\n      - DMP\n      - |')).slice(0, 1), ['PSC']);
    const dmp = completionsIn(certificate('services: [|')).find(({ label }) => label === 'DMP');
    assert.match(dmp?.detail?.en ?? '', /ORG AUTH_CLI to authenticate, ORG SIGN to sign/);
  });

  it('puts an item between brackets, or behind a dash, where these are missing', () => {
    assert.match(completed(certificate('services: |'), 'DMP'), /services: \[DMP\]$/);
    assert.match(completed(certificate('services:\n      |'), 'DMP'), /services:\n {6}- DMP$/);
  });

  it('offers the names that INSi accepts where the certificate is for INSi', () => {
    const insi = certificate('services: [INSi]\n    callMode: automated\n    commonName: |');
    assert.deepEqual(labelsIn(insi), ['INSI-AUTO']);
    assert.deepEqual(labelsIn(certificate('services: [DMP]\n    commonName: |')), ['RIS Horizon']);
  });

  it('puts between quotes what YAML would take for something else', () => {
    const numbered = document.replace('id: rouen', 'id: "2024"').replace('structure: baie', 'structure: |');
    assert.match(completed(numbered, '2024'), /structure: "2024", environment: test/);
  });

  it('knows the document by its anchors and merge keys', () => {
    const merged = `${document}  - &a { id: a, instance: ris-rouen }\n  - <<: *a\n    id: b\n    administrator: |`;
    assert.deepEqual(labelsIn(merged), ['at-editeur']);
  });
});

describe('Completion of whole entries', () => {
  const clean = (text: string) => {
    const { findings, configuration } = parseConfiguration('certificates.yaml', text);
    assert.deepEqual(
      findings.map(({ message }) => message.en),
      [],
    );
    return configuration;
  };

  it('writes the certificates that a service needs, filled in from the document', () => {
    const { certificates } = clean(completed(`${document}  - |`, 'DMP'));
    const common = {
      instance: 'ris-rouen',
      commonName: 'RIS Horizon',
      services: ['DMP'],
      administrator: 'at-editeur',
      contact: { actor: 'certificats@editeur.example', inform: [] },
      files: {},
    };
    assert.deepEqual(certificates, [
      { path: ['certificates', 0], id: 'rouen-dmp-auth', product: 'ORG AUTH_CLI', ...common },
      { path: ['certificates', 1], id: 'rouen-dmp-sign', product: 'ORG SIGN', ...common },
    ]);
  });

  it('prefers an instance that has none yet, and an id that is free', () => {
    const first = completed(`${document}  - |`, 'INSi, manual');
    const { certificates } = clean(completed(`${first}\n    |`, 'INSi, manual'));
    assert.deepEqual(
      certificates.map(({ id, instance, commonName }) => [id, instance, commonName]),
      [
        ['rouen-insi-manu', 'ris-rouen', 'INSI-MANU'],
        ['baie-insi-manu', 'ris-baie', 'INSI-MANU'],
      ],
    );
  });

  it('begins a list, and goes on with one that is not indented', () => {
    clean(completed(`${document}  |`, 'PSC'));
    clean(
      completed(
        `${document}- id: a\n  instance: ris-rouen\n  product: ORG SIGN\n  commonName: a\n  services: [DMP]\n|`,
        'PSC',
      ),
    );
    clean(completed('version: 1\ninstances:\n  |\n', 'instance'));
  });

  it('offers none where they would take the rest of another entry', () => {
    assert.ok(!labelsIn(`${document}  - id: a\n    |\n    product: ORG SIGN`).includes('DMP'));
    assert.ok(!labelsIn(`${document}  - |\n    product: ORG SIGN`).includes('DMP'));
  });

  it('describes each kind of structure and of administrator', () => {
    const kinds = ['individual-practice', 'group-practice', 'company', 'gie', 'hospital', 'publisher'];
    for (const kind of kinds) {
      const { structures } = parseConfiguration(
        'a',
        completed('version: 1\nstructures:\n  - |', kind),
      ).configuration;
      assert.equal(structures[0]?.kind, kind);
    }
    assert.deepEqual(labelsIn('administrators:\n  |').slice(0, 2), ['publisher', 'structure']);
  });
});

describe('Completion anywhere', () => {
  const sample = readFileSync('samples/workspace/certificates.yaml', 'utf8');
  const syntaxOf = (text: string) =>
    parseConfiguration('certificates.yaml', text).findings.filter(
      ({ rule }) => rule === 'configuration-syntax',
    );

  it('never breaks the indentation', () => {
    const { configuration } = parseConfiguration('certificates.yaml', sample);
    const lines = sample.split('\n');
    let tried = 0;
    for (const number of lines.keys()) {
      for (let column = 0; column <= 8; column += 1) {
        const text = lines.toSpliced(number, 0, ' '.repeat(column)).join('\n');
        const seen = new Set<string>();
        for (const completion of completionsAt(text, { line: number, character: column }, configuration)) {
          if (seen.has(completion.kind)) continue;
          seen.add(completion.kind);
          tried += 1;
          const result = accepted(text, completion);
          assert.deepEqual(syntaxOf(result), [], `${number}:${column} ${completion.label}\n${result}`);
        }
      }
    }
    assert.ok(tried > 100);
  });
});
