import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

describe('unknown-reference', () => {
  it('accepts ids of this file, wherever they stand', () => {
    golden(
      'unknown-reference',
      `certificates: [{ id: a, instance: ris, administrator: at }, { id: b }]
instances: [{ id: ris, structure: rouen }]
structures: [{ id: rouen }]
administrators: [{ id: at }]
`,
    );
  });

  it('underlines an unknown id and proposes the nearest', () => {
    const findings = golden(
      'unknown-reference',
      `structures: [{ id: rouen }]
instances:
  - id: ris-rouen
    structure: roune
#              ^^^^^ error unknown-reference
    sharedWith: [rouen, nord]
#                       ^^^^ error unknown-reference
certificates:
  - id: a
    instance: ris-rouan
#             ^^^^^^^^^ error unknown-reference
    administrator: at-editeur
#                  ^^^^^^^^^^ error unknown-reference
`,
    );
    assert.deepEqual(
      findings.map(({ message }) => /mean `(.*)`/.exec(message.en)?.[1]),
      ['rouen', undefined, 'ris-rouen', undefined],
    );
  });
});
