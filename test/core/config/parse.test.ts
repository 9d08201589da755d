import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseConfiguration } from '../../../src/core/config/parse';
import type { ConfigurationDocument } from '../../../src/core/config/document';
import type { Range } from '../../../src/core/range';
import { assertBothLanguages } from '../../support/rules';

const parse = (text: string) => parseConfiguration('certificates.yaml', text);

/** The text that a range covers, on one line. */
function textAt({ text }: ConfigurationDocument, { start, end }: Range): string {
  assert.equal(start.line, end.line);
  return (text.split(/\r\n|\n|\r/)[start.line] ?? '').slice(start.character, end.character);
}

const example = `version: 1
structures:
  - id: rouen
    name: Cabinet de radiologie du Rouennais
    kind: group-practice
    sector: SA08
    identifier: { rppsRang: ["99700367909006"] }
    representative: { name: Antoine Dupont, role: titulaire, cardNumber: "1", rpps: "3" }
    ansContract: false
administrators:
  - id: at-editeur
    name: Camille Martin
    employer: publisher
    card: { type: CPA, number: "2", active: true }
    email: certificats@editeur.example
    phone: "01"
instances:
  - { id: ris-rouen, structure: rouen, environment: production, hosts: [ris.rouen.example], calls: [services-ps-tlsm.ameli.fr], sharedWith: [rouen-nord], thirdPartyPfi: true }
certificates:
  - id: rouen-insi-manu
    instance: ris-rouen
    product: ORG AUTH_CLI
    commonName: INSI-MANU
    services: [INSi]
    callMode: manual
    administrator: at-editeur
    contact: { actor: certificats@editeur.example, inform: [] }
    order: { sentOn: 2026-11-02, reference: "A", confirmedOn: 2026-11-06 }
    files: { certificate: certs/insi.pem }
publisher: { name: Éditeur Radiologie, solution: RIS Horizon, ansContract: true, platines: { lastLogin: 2026-11-02 } }
`;

describe('parseConfiguration', () => {
  it('reads everything of the format', () => {
    const { configuration, findings } = parse(example);
    assert.deepEqual(findings, []);
    assert.deepEqual(configuration.publisher, {
      name: 'Éditeur Radiologie',
      solution: 'RIS Horizon',
      ansContract: true,
      platines: { lastLogin: '2026-11-02' },
    });
    assert.deepEqual(configuration.structures, [
      {
        path: ['structures', 0],
        id: 'rouen',
        name: 'Cabinet de radiologie du Rouennais',
        kind: 'group-practice',
        sector: 'SA08',
        identifier: { rppsRang: ['99700367909006'] },
        representative: { name: 'Antoine Dupont', role: 'titulaire', cardNumber: '1', rpps: '3' },
        ansContract: false,
      },
    ]);
    assert.deepEqual(configuration.administrators, [
      {
        path: ['administrators', 0],
        id: 'at-editeur',
        name: 'Camille Martin',
        employer: 'publisher',
        card: { type: 'CPA', number: '2', active: true },
        email: 'certificats@editeur.example',
        phone: '01',
      },
    ]);
    assert.deepEqual(configuration.instances, [
      {
        path: ['instances', 0],
        id: 'ris-rouen',
        structure: 'rouen',
        environment: 'production',
        hosts: ['ris.rouen.example'],
        calls: ['services-ps-tlsm.ameli.fr'],
        sharedWith: ['rouen-nord'],
        thirdPartyPfi: true,
      },
    ]);
    assert.deepEqual(configuration.certificates, [
      {
        path: ['certificates', 0],
        id: 'rouen-insi-manu',
        instance: 'ris-rouen',
        product: 'ORG AUTH_CLI',
        commonName: 'INSI-MANU',
        services: ['INSi'],
        callMode: 'manual',
        administrator: 'at-editeur',
        contact: { actor: 'certificats@editeur.example', inform: [] },
        order: { sentOn: '2026-11-02', reference: 'A', confirmedOn: '2026-11-06' },
        files: { certificate: 'certs/insi.pem' },
      },
    ]);
  });

  it('leaves out entries without an id, and ids and paths that would leave their folder', () => {
    const { configuration } = parse(`version: 1
certificates:
  - { product: ORG SIGN }
  - { id: ../../home }
  - { id: one, files: { privateKey: ../key.pem, certificate: /etc/cert.pem, request: 'C:\\x', chain: a/../../b } }
`);
    assert.deepEqual(configuration.certificates, [
      { path: ['certificates', 2], id: 'one', services: [], files: {} },
    ]);
  });

  it('keeps every digit of an identifier without quotes', () => {
    const { configuration } = parse('structures: [{ id: a, identifier: { siret: 00751275100020 } }]');
    assert.equal(configuration.structures[0]?.identifier.siret, '00751275100020');
  });

  it('understands anchors, aliases and merge keys', () => {
    const { configuration, findings } = parse(`version: 1
certificates:
  - &auth
    id: one
    instance: ris
    product: ORG AUTH_CLI
    commonName: RIS
    services: &services [DMP]
  - { <<: *auth, id: two, product: ORG SIGN }
  - { <<: [{ id: three }, *auth], services: *services }
`);
    assert.deepEqual(findings, []);
    assert.deepEqual(
      configuration.certificates.map(({ id, product, services }) => [id, product, ...services]),
      [
        ['one', 'ORG AUTH_CLI', 'DMP'],
        ['two', 'ORG SIGN', 'DMP'],
        ['three', 'ORG AUTH_CLI', 'DMP'],
      ],
    );
  });

  for (const [name, text] of [
    ['LF', example],
    ['CRLF', example.replaceAll('\n', '\r\n')],
  ] as const)
    it(`knows the place of every value and name, with ${name}`, () => {
      const document = parse(text);
      const at = (...path: (string | number)[]) => textAt(document, document.valueRange(path));
      const keyAt = (...path: (string | number)[]) => textAt(document, document.keyRange(path));
      assert.equal(at('certificates', 0, 'commonName'), 'INSI-MANU');
      assert.equal(at('certificates', 0, 'services', 0), 'INSi');
      assert.equal(at('certificates', 0, 'services'), '[INSi]');
      assert.equal(at('structures', 0, 'identifier', 'rppsRang', 0), '"99700367909006"');
      assert.equal(keyAt('certificates', 0, 'commonName'), 'commonName');
      assert.equal(keyAt('certificates', 0), 'id: rouen-insi-manu');
      // What is missing is shown where it would be.
      assert.equal(keyAt('certificates', 0, 'nothing'), 'id: rouen-insi-manu');
      assert.equal(at('publisher', 'name', 'deeper'), 'Éditeur Radiologie');
      assert.deepEqual(document.valueRange(['certificates']).end, { line: 28, character: 42 });
    });

  it('gives the path of an entry that does not change when entries move', () => {
    const document = parse(example);
    assert.deepEqual(document.stablePath(['certificates', 0, 'services', 0]), [
      'certificates',
      'rouen-insi-manu',
      'services',
      'INSi',
    ]);
    assert.deepEqual(document.stablePath(['structures', 7, 'name']), ['structures', 7, 'name']);
  });

  it('refuses a file larger than 1 MiB', () => {
    const { findings, configuration } = parse(`version: 1\n${'# filling\n'.repeat(1 << 17)}`);
    assert.deepEqual(
      findings.map(({ rule, message }) => [rule, message.en.includes('1 MiB')]),
      [['configuration-syntax', true]],
    );
    assert.deepEqual(configuration.certificates, []);
  });

  it('never throws, stays inside the text and says things in both languages', () => {
    const piece = fc.constantFrom(
      ...[
        'version',
        'certificates',
        'id',
        ':',
        ': ',
        '- ',
        '\n',
        '\n  ',
        '\t',
        '[',
        ']',
        '{',
        '}',
        '&a ',
        '*a',
        '<<: *a',
      ],
      ...[
        '"',
        "'",
        '|',
        '>',
        '#',
        '!!',
        '---\n',
        '? ',
        '%',
        '\u0000',
        '\ud800',
        '\u{1F3E5}',
        '1',
        'null',
        '.',
        '\r',
      ],
      ...['__proto__', 'services: [INSi, INSi]', 'ORG AUTH_CLI', '12345678901234', '\ufeff', '~'],
    );
    const soup = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .tuple(fc.nat(example.length), fc.nat(40), fc.array(piece, { maxLength: 3 }))
        .map(
          ([from, length, pieces]) => example.slice(0, from) + pieces.join('') + example.slice(from + length),
        ),
    );
    fc.assert(
      fc.property(soup, (text) => {
        const lines = text.split(/\r\n|\n|\r/);
        const document = parse(text);
        for (const { range, message, related } of document.findings) {
          for (const { start, end } of [range, ...related.map((place) => place.range)])
            for (const { line, character } of [start, end])
              assert.ok(character >= 0 && character <= (lines[line]?.length ?? -1));
          assertBothLanguages(message);
        }
        for (const entry of document.configuration.certificates) document.keyRange([...entry.path, 'x']);
      }),
      { numRuns: 600 },
    );
  });
});
