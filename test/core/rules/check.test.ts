import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  configurationRules,
  materialRules,
  referenceRules,
  rules,
  sourceRules,
} from '../../../src/core/rules';
import { issued } from '../../support/issued';
import { assertBothLanguages, findingsOf } from '../../support/rules';

describe('rules', () => {
  it('have different kebab-case ids', () => {
    const ids = rules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
  });

  for (const { id, catalogue } of rules)
    it(`explain themselves: ${id}`, () => {
      const page = readFileSync(`docs/rules/${id}.md`, 'utf8');
      assert.ok(page.startsWith(`# ${id}\n`));
      for (const section of ['## Why', '## Wrong', '## Right', '## En français'])
        assert.ok(page.includes(`\n${section}\n`), section);
      for (const entry of catalogue) assert.ok(page.includes(entry), entry);
    });

  for (const [folder, kind] of Object.entries({
    configuration: configurationRules,
    material: materialRules,
    source: [...sourceRules, ...referenceRules],
  }))
    it(`are tested: ${folder}`, () => {
      for (const { id } of kind) assert.ok(existsSync(`test/core/rules/${folder}/${id}.test.ts`), id);
    });
});

describe('pages of the rules', () => {
  const exampleOf = (page: string, section: string) =>
    new RegExp(`## ${section}\n\n\`\`\`yaml\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';

  for (const { id } of configurationRules.filter((rule) => !rule.id.startsWith('certificate-')))
    it(`show a wrong example that ${id} reports, and a right one`, () => {
      const page = readFileSync(`docs/rules/${id}.md`, 'utf8');
      const reported = (section: string) =>
        findingsOf(exampleOf(page, section)).some(({ rule }) => rule === id);
      assert.deepEqual([reported('Wrong'), reported('Right')], [true, false]);
    });
});

/** Every mistake at once, spread over entries that share nothing. */
const manyMistakes = `version: 1
structures:
  - { id: a, sector: SA99, identifier: { siret: "1", finess: "2" } }
  - { id: b, sector: SA08, kind: gie, identifier: { siret: "73282932000075" } }
  - { id: b, kind: gie, identifier: { finessLegal: "240000117" } }
  - { id: c, identifier: { rppsRang: ["1", "2", "3", "4", "5"] } }
administrators:
  - { id: at, employer: publisher, card: { type: CPS, active: false } }
instances:
  - { id: ris, structure: a, environment: production }
  - { id: lost, structure: nowhere, environment: production }
certificates:
  - { id: one, instance: ris, product: ORG AUTH_CLI, commonName: Insi, services: [INSI, DMP] }
  - { id: two, instance: ris, product: ORG SIGN, commonName: INSI-AUTO, services: [INSi], callMode: manual }
  - { id: three, instance: ris, product: ORG CONF, commonName: RIS, services: [PSC, DMP] }
`;
const material = {
  one: issued({ spki: '01', igc: { environment: 'test', chain: 'broken-signature' } }),
  two: issued({ spki: '01', notAfter: '2026-12-01T00:00:00Z', commonName: 'two' }),
};

describe('checkConfigurationRules', () => {
  const fingerprints = (text: string) =>
    findingsOf(text, { material })
      .map(({ fingerprint }) => fingerprint)
      .toSorted();

  it('gives every finding a fingerprint of its own', () => {
    const all = fingerprints(manyMistakes);
    assert.ok(all.length > 25);
    assert.equal(new Set(all).size, all.length);
  });

  it('keeps the fingerprints when lines and entries move', () => {
    const moved = manyMistakes
      .replace('certificates:\n', '# A new comment\n\ncertificates:\n  - { id: zero }\n')
      .replace(/( {2}- \{ id: two.*\n)( {2}- \{ id: three.*\n)/, '$2$1');
    const kept = fingerprints(moved);
    for (const fingerprint of fingerprints(manyMistakes)) assert.ok(kept.includes(fingerprint));
  });

  it('never throws, and says everything in both languages', () => {
    const word = fc.constantFrom(
      ...[
        'INSi',
        'DMP',
        'PSC',
        'MSSante',
        'ROR',
        'constructor',
        '__proto__',
        'toString',
        '',
        '`',
        '\n',
        '\u202e',
        'x'.repeat(300),
      ],
      ...[
        'SA04',
        'SA08',
        'SA09',
        'gie',
        'hospital',
        'company',
        'CPA',
        'CPS',
        'publisher',
        'structure',
        'production',
        'test',
      ],
      ...[
        'INSI-MANU',
        'insi auto',
        'ORG AUTH_CLI',
        'ORG SIGN',
        'SERV SSL',
        'manual',
        '73282932000074',
        '240000117',
        'one',
        'two',
      ],
      ...[false, true, null, 1, 73282932000074],
    );
    const record = (...names: string[]) =>
      fc.record(Object.fromEntries(names.map((name) => [name, word])), { requiredKeys: [] });
    const configuration = fc.record({
      structures: fc.array(
        fc.record({
          id: word,
          kind: word,
          sector: word,
          identifier: fc.oneof(
            record('siret', 'siren', 'finess', 'finessLegal'),
            fc.record({ rppsRang: fc.array(word) }),
          ),
          representative: record('name', 'role', 'cardNumber', 'rpps'),
          ansContract: word,
        }),
        { maxLength: 4 },
      ),
      administrators: fc.array(
        fc.record({ id: word, employer: word, card: record('type', 'number', 'active') }),
        { maxLength: 2 },
      ),
      instances: fc.array(
        fc.record({
          id: word,
          structure: word,
          environment: word,
          calls: fc.array(word),
          sharedWith: fc.array(word),
        }),
        { maxLength: 3 },
      ),
      certificates: fc.array(
        fc.record({
          id: word,
          instance: word,
          product: word,
          commonName: word,
          services: fc.array(word, { maxLength: 3 }),
          callMode: word,
          administrator: word,
          order: record('reference', 'sentOn'),
        }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(configuration, (value) => {
        for (const { message, file } of findingsOf(JSON.stringify(value), { material })) {
          assert.equal(file, 'certificates.yaml');
          assertBothLanguages(message);
          assert.ok(message.en.length < 600 && !message.en.includes('\n'));
        }
      }),
      { numRuns: 300 },
    );
  });
});
