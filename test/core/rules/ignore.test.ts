import assert from 'node:assert/strict';
import { checkInventory } from '../../../src/core/check';
import { Inventory } from '../../../src/core/inventory/inventory';
import { ignoreComments, withoutIgnored } from '../../../src/core/rules/ignore';
import { readLevels } from '../../../src/core/rules/levels';
import { today } from '../../support/rules';

const wrongName = (comment = '', above = '') => `version: 1
instances: [{ id: ris, structure: rouen, environment: production }]
structures: [{ id: rouen, name: Rouen, identifier: { siret: "73282932000074" } }]
certificates:
  - id: a
    instance: ris
    product: ORG AUTH_CLI
    services: [INSi]
${above}    commonName: Insi-Manu${comment}
`;

async function rulesIn(files: Record<string, string>, levels: Record<string, unknown> = {}) {
  const inventory = new Inventory();
  for (const [path, text] of Object.entries(files)) inventory.set(path, new TextEncoder().encode(text));
  const inspect = () => Promise.resolve(null);
  const settings = { now: today, secretsFolder: 'secrets', inspect, levels: readLevels(levels) };
  const findings = await checkInventory(inventory, settings);
  return findings.map(({ severity, rule, range }) => `${range.start.line} ${severity} ${rule}`);
}
const rulesOf = (text: string, levels?: Record<string, unknown>) =>
  rulesIn({ 'certificates.yaml': text }, levels);

describe('A comment that silences a rule', () => {
  it('works on the same line, and alone on the line above', async () => {
    assert.deepEqual(await rulesOf(wrongName()), ['8 error insi-common-name']);
    assert.deepEqual(await rulesOf(wrongName(' # sante-certs-ignore insi-common-name: a test')), []);
    const above = '    # sante-certs-ignore insi-common-name: a test\n';
    assert.deepEqual(await rulesOf(wrongName('', above)), []);
    const other = '    # sante-certs-ignore insi-call-mode: another\n';
    assert.deepEqual(await rulesOf(wrongName('', above + other)), ['9 warning unused-ignore']);
  });

  it('is reported without a reason, without a rule, for no such rule and for nothing', async () => {
    for (const [comment, expected] of [
      ['insi-common-name', ['8 warning unused-ignore']],
      ['insi-common-name:  ', ['8 warning unused-ignore']],
      ['', ['8 error insi-common-name', '8 warning unused-ignore']],
      ['insi-name: a test', ['8 error insi-common-name', '8 warning unused-ignore']],
      ['duplicate-id: a test', ['8 error insi-common-name', '8 warning unused-ignore']],
    ] as const)
      assert.deepEqual(await rulesOf(wrongName(` # sante-certs-ignore ${comment}`)), expected, comment);
  });

  it('may stay while a setting turns its rule off', async () => {
    const text = wrongName(' # sante-certs-ignore insi-common-name: a test');
    assert.deepEqual(await rulesOf(text, { 'insi-common-name': 'off' }), []);
  });

  it('works in any text but prose', async () => {
    const cut = '-----BEGIN CERTIFICATE-----\nMIIIRzCCBi+gAwIBAgIQEcnWFJHm\n';
    assert.deepEqual(await rulesIn({ 'a.pem': cut }), ['0 warning malformed-key-material']);
    const silenced = `// sante-certs-ignore malformed-key-material: cut on purpose */\n${cut}`;
    assert.deepEqual(await rulesIn({ 'a.pem': silenced }), []);
    const example = '# sante-certs-ignore duplicate-id: an example\n';
    assert.deepEqual(await rulesIn({ 'notes.md': example }), []);
    assert.deepEqual(await rulesIn({ 'notes.txt': example }), ['0 warning unused-ignore']);
  });

  it('is told of once each when it silences nothing, five hundred times in a file at most', () => {
    const comments = (count: number) =>
      ignoreComments('# sante-certs-ignore duplicate-id: x\n\n'.repeat(count));
    const unused = (count: number) => withoutIgnored([], new Map([['a.yml', comments(count)]]), new Map());
    const two = unused(2).map(({ fingerprint }) => fingerprint);
    assert.equal(new Set(two).size, 2);
    assert.equal(unused(600).length, 500);
  });

  it('is read in linear time', () => {
    const line = '# sante-certs-ignore duplicate-id # sante-certs-ignore duplicate-id\n';
    assert.equal(ignoreComments(line.repeat(8000)).length, 8000);
    assert.equal(ignoreComments(line.trim().repeat(8000)).length, 1);
  });
});

describe('The levels of rules', () => {
  it('turn a rule off or make it as serious as the setting says', async () => {
    assert.deepEqual(await rulesOf(wrongName(), { 'insi-common-name': 'off' }), []);
    assert.deepEqual(await rulesOf(wrongName(), { 'insi-common-name': 'info' }), ['8 info insi-common-name']);
    assert.deepEqual(await rulesOf('version: 1\nx: 1\n', { 'configuration-schema': 'warning' }), [
      '1 warning configuration-schema',
    ]);
  });

  it('count for nothing where they make no sense', async () => {
    for (const level of ['fatal', 1, null])
      assert.deepEqual(await rulesOf(wrongName(), { 'insi-common-name': level }), [
        '8 error insi-common-name',
      ]);
    assert.deepEqual([...readLevels('off')], []);
  });
});
