import assert from 'node:assert/strict';
import type { IgcIdentity } from '../../../src/core/inspect/item';
import { edited } from '../../support/edits';
import { issued } from '../../support/issued';
import { findingsOf } from '../../support/rules';

/** The text after the first repair of a rule, where the certificate of the entry `a` is issued. */
function repaired(rule: string, text: string, commonName: string, igc: Partial<IgcIdentity> = {}): string {
  const material = { a: issued({ commonName, igc }) };
  const findings = findingsOf(text, { material });
  const fixes = findings.find((finding) => finding.rule === rule)?.fixes?.() ?? [];
  const after = edited(text, fixes[0]?.edits ?? []);
  if (fixes.length > 0) {
    const left = new Set(findingsOf(after, { material }).map(({ fingerprint }) => fingerprint));
    const before = findings.map(({ fingerprint }) => fingerprint);
    assert.ok([...left].every((each) => before.includes(each)) && left.size < before.length, after);
  }
  return after;
}

const instances = `version: 1
structures:
  - { id: rouen, name: Rouen, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - id: ris # the only one
    structure: rouen
    environment: production
`;
const entry = `certificates:
  - id: a
    instance: ris # where it runs
    product: ORG AUTH_CLI
    commonName: RIS Rouen
    services: [PSC]
`;

describe('The quick fixes of an entry whose certificate is issued', () => {
  it('certificate-common-name: takes the name that cannot be changed any more, but for INSi', () => {
    const text = instances + entry;
    assert.equal(
      repaired('certificate-common-name', text, 'RIS Horizon'),
      text.replace('RIS Rouen', 'RIS Horizon'),
    );
    const insi = text.replace('RIS Rouen', 'INSI-AUTO').replace('PSC', 'INSi');
    assert.equal(repaired('certificate-common-name', insi, 'INSI-MANU'), insi.replace('-AUTO', '-MANU'));
    assert.equal(repaired('certificate-common-name', insi, 'RIS Horizon'), insi);
  });

  it('certificate-profile: takes the product that was issued, where the services accept it', () => {
    const text = (instances + entry).replace('ORG AUTH_CLI', 'ORG SIGN').replace('PSC', 'Other');
    assert.equal(
      repaired('certificate-profile', text, 'RIS Rouen'),
      text.replace('ORG SIGN', 'ORG AUTH_CLI'),
    );
    const dmp = (instances + entry).replace('PSC', 'PSC, DMP');
    assert.equal(repaired('certificate-profile', dmp, 'RIS Rouen', { profile: 'ORG SIGN' }), dmp);
  });

  it('certificate-environment: moves it to an instance of its environment, made where there is none', () => {
    const text = instances + entry;
    const own = `    environment: production
  - id: ris-test
    structure: rouen
    environment: test
`;
    assert.equal(
      repaired('certificate-environment', text, 'RIS Rouen', { environment: 'test' }),
      text.replace('    environment: production\n', own).replace('instance: ris #', 'instance: ris-test #'),
    );
    const both = text.replace('    environment: production\n', own.replace('ris-test', 'bac-a-sable'));
    assert.equal(
      repaired('certificate-environment', both, 'RIS Rouen', { environment: 'test' }),
      both.replace('instance: ris #', 'instance: bac-a-sable #'),
    );
  });
});

describe('A repair of what an anchor shares', () => {
  it('is not offered, since it would change another entry', () => {
    const text = `version: 1
certificates:
  - { id: a, instance: ris, product: ORG AUTH_CLI, commonName: &name Insi-Manu, services: [INSi] }
  - { id: b, instance: ris, product: ORG AUTH_CLI, commonName: *name, services: [Other] }
`;
    const finding = findingsOf(text).find(({ rule }) => rule === 'insi-common-name');
    assert.deepEqual(finding?.fixes?.(), []);
  });
});
