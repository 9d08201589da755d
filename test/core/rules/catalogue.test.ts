import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rulesIndexFile, withCoveringRules } from '../../../scripts/rulesIndex';
import { rules } from '../../../src/core/rules';

/** How many entries each family of the catalogue has, numbered from 001. */
const families = {
  INSI: 10,
  PROF: 13,
  CA: 9,
  VAL: 8,
  DN: 10,
  ID: 14,
  CSR: 10,
  P12: 6,
  SEC: 7,
  F413: 21,
  ENV: 5,
};
const catalogue = Object.entries(families).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, index) => `IGC-${family}-${String(index + 1).padStart(3, '0')}`),
);

describe('The index of the rules', () => {
  const index = readFileSync(rulesIndexFile, 'utf8');
  const rows = [...index.matchAll(/^\| (IGC-\S+) \| ([^|]+) \| ([^|]*) \|$/gm)];

  it('lists each of the 113 entries of the catalogue once', () => {
    assert.equal(catalogue.length, 113);
    assert.deepEqual(
      rows.map(([, id]) => id),
      catalogue,
    );
  });

  it('names the rules that cover an entry, and the reason where none does', () => {
    assert.equal(index, withCoveringRules(index), 'Run npm run rules.');
    for (const [, id = '', , last = ''] of rows) {
      const isCovered = rules.some((rule) => rule.catalogue.includes(id));
      if (!isCovered) assert.match(last, /\w \w+ \w/, `${id} needs a rule or a reason.`);
    }
  });

  it('is all that rules refer to', () => {
    for (const rule of rules)
      for (const entry of rule.catalogue) assert.ok(catalogue.includes(entry), `${rule.id}: ${entry}`);
  });
});
