import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../src/core/config/parse';
import type { Configuration } from '../../../src/core/config/model';
import { requestDnsNames, requestSubject } from '../../../src/core/igc/subject';

function configurationWith(identifier: string, certificate: string, name = 'Cabinet'): Configuration {
  return parseConfiguration(
    'certificates.yaml',
    `version: 1
structures: [{ id: rouen, name: "${name}", identifier: ${identifier} }]
instances: [{ id: ris, structure: rouen, environment: test, hosts: [RIS.example, other.example] }]
certificates: [{ id: one, ${certificate} }]
`,
  ).configuration;
}

function subjectOf(configuration: Configuration) {
  const [entry] = configuration.certificates;
  assert.ok(entry);
  return requestSubject(entry, configuration);
}

describe('requestSubject', () => {
  it('takes the name and the identifier of the structure', () => {
    const configuration = configurationWith(
      '{ siret: "73282932000074" }',
      'instance: ris, commonName: INSI-MANU',
    );
    assert.deepEqual(subjectOf(configuration), {
      subject: { C: 'FR', O: 'Cabinet', OU: '373282932000074', CN: 'INSI-MANU' },
      notes: [],
    });
  });

  it('leaves the OU out where the structure has several RPPS-rang, and says so', () => {
    const result = subjectOf(
      configurationWith(
        '{ rppsRang: ["99700367909006", "99700024450014"] }',
        'instance: ris, commonName: RIS',
      ),
    );
    assert.ok('subject' in result);
    assert.equal(result.subject.OU, undefined);
    assert.match(result.notes[0]?.en ?? '', /`rouen` has several identifiers/);
  });

  it('cuts the name of the structure at 64 characters, not in the middle of one', () => {
    const result = subjectOf(
      configurationWith('{ siren: "732829320" }', 'instance: ris, commonName: RIS', '\u{1F3E5}'.repeat(70)),
    );
    assert.ok('subject' in result);
    assert.equal(result.subject.O, '\u{1F3E5}'.repeat(64));
  });

  const refused: [string, string, RegExp][] = [
    ['has no common name', 'instance: ris', /no common name/],
    ['has too long a common name', `instance: ris, commonName: ${'x'.repeat(65)}`, /longer than 64/],
    ['belongs to no structure', 'instance: nowhere, commonName: RIS', /no structure/],
  ];
  for (const [what, certificate, reason] of refused)
    it(`gives its reason where the entry ${what}`, () => {
      const result = subjectOf(configurationWith('{ siren: "732829320" }', certificate));
      assert.ok('reasons' in result);
      assert.match(result.reasons[0]?.en ?? '', reason);
    });
});

describe('requestDnsNames', () => {
  const namesOf = (certificate: string) => {
    const configuration = configurationWith('{ siren: "732829320" }', certificate);
    const [entry] = configuration.certificates;
    assert.ok(entry);
    return requestDnsNames(entry, configuration);
  };

  it('names the common name and the hosts of the instance once each', () => {
    assert.deepEqual(namesOf('instance: ris, product: SERV SSL, commonName: ris.example'), [
      'ris.example',
      'other.example',
    ]);
  });

  it('names nothing for the other products', () => {
    assert.deepEqual(namesOf('instance: ris, product: ORG AUTH_CLI, commonName: ris.example'), []);
  });
});
