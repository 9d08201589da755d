import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

describe('duplicate-id', () => {
  it('accepts the same id in different lists', () => {
    golden(
      'duplicate-id',
      'structures: [{ id: rouen }]\ninstances: [{ id: rouen }]\ncertificates: [{ id: rouen }]',
    );
  });

  it('underlines the second and the third, and shows the first', () => {
    const findings = golden(
      'duplicate-id',
      `certificates:
  - id: a
  - id: b
  - id: a
#       ^ error duplicate-id
  - id: a
#       ^ error duplicate-id
`,
    );
    assert.deepEqual(
      findings.map(({ related }) => related[0]?.range.start),
      [
        { line: 1, character: 8 },
        { line: 1, character: 8 },
      ],
    );
  });
});
