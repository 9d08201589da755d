import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { checkInventory } from '../../src/core/check';
import { Inventory } from '../../src/core/inventory/inventory';
import { allOn, today } from '../support/rules';

const folder = 'test/core/examples';

/** The situations of the Ségur guide for radiology, each a whole configuration. */
describe('The examples of the guide', () => {
  const examples = readdirSync(folder);
  const settings = {
    now: today,
    secretsFolder: 'secrets',
    inspect: () => Promise.resolve(null),
    levels: allOn,
  };

  it('are all there', () => {
    assert.deepEqual(examples, [
      'beauvaisis.certificates.yaml',
      'five-practices.certificates.yaml',
      'morvan.certificates.yaml',
      'rouennais.certificates.yaml',
      'two-publishers-horizon.certificates.yaml',
      'two-publishers-littoral.certificates.yaml',
    ]);
  });

  for (const example of examples)
    it(`have nothing wrong: ${example}`, async () => {
      const inventory = new Inventory();
      inventory.set(example, readFileSync(`${folder}/${example}`));
      const findings = await checkInventory(inventory, settings);
      assert.deepEqual(
        findings.map(({ rule, severity, message }) => [rule, severity, message.en]),
        [],
      );
    });

  it('have something wrong once a part is taken away', async () => {
    const text = readFileSync(`${folder}/beauvaisis.certificates.yaml`, 'utf8');
    for (const [part, other, rule] of [
      ['role: titulaire', 'role: responsable-legal', 'representative-role'],
      ['INSI-MANU', 'RIS', 'insi-common-name'],
      ['product: ORG SIGN', 'product: ORG CONF', 'dmp-certificate-pair'],
    ] as const) {
      const inventory = new Inventory();
      inventory.setConfiguration('certificates.yaml', text.replace(part, other));
      const findings = await checkInventory(inventory, settings);
      assert.ok(
        findings.some((finding) => finding.rule === rule),
        rule,
      );
    }
  });
});
