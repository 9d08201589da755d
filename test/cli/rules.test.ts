import assert from 'node:assert/strict';
import { temporaryFolder } from '../platform/temporaryFolder';
import { cli, isOneLine } from './cli';

const configuration = `version: 1
structures:
  - { id: rouen, name: Cabinet, identifier: { finess: "240000118" } }
instances:
  - { id: ris, structure: rouen, environment: production }
certificates:
  - { id: insi, instance: ris, product: ORG AUTH_CLI, commonName: Insi-Manu, services: [INSi] }
`;

describe('check --rules', () => {
  const lines = (levels: string) => {
    using folder = temporaryFolder({ 'certificates.yaml': configuration, 'levels.json': levels });
    const result = cli(folder.path, 'check', '--format', 'json', '--rules', 'levels.json');
    return {
      ...result,
      found: () => (result.json() as { findings: { rule: string; severity: string }[] }).findings,
    };
  };

  it('turns rules off and on, and makes them as serious as it says', () => {
    const off = lines('{ "insi-common-name": "off" }');
    assert.deepEqual([off.status, off.found()], [0, []]);
    const other = lines('{ "insi-common-name": "warning", "finess-check-digit": "info" }');
    assert.deepEqual(
      other.found().map(({ rule, severity }) => `${rule} ${severity}`),
      ['finess-check-digit info', 'insi-common-name warning'],
    );
    assert.equal(other.status, 0);
  });

  for (const levels of ['{ "insi-common-nam": "off" }', '{ "insi-common-name": "fatal" }', '["off"]', 'off'])
    it(`refuses ${levels}`, () => {
      const { status, stderr } = lines(levels);
      assert.equal(status, 2);
      assert.ok(isOneLine(stderr) && stderr.includes('levels.json'), stderr);
    });
});
