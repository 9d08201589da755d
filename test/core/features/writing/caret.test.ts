import assert from 'node:assert/strict';
import { caretAt } from '../../../../src/core/features/writing/caret';
import { cursorIn } from '../../../support/cursor';

/** What may be written at the `|`, one line each: kind, where, what is there, at which column. */
function caretsIn(marked: string): string[] {
  const { text, position } = cursorIn(marked);
  return caretAt(text, position).map((caret) => {
    const { kind, container, range } = caret;
    const place = [...container.path, ...(kind === 'value' ? [caret.name] : [])].join('.');
    const others = [...container.written.keys()].join(',');
    return `${kind} ${place || '/'} [${caret.text}] ${range.start.character}-${range.end.character} ${others}`.trim();
  });
}

const cases: readonly (readonly [string, string, string[]])[] = [
  ['an empty document', '|', ['name / [] 0-0']],
  ['a half-typed name at the top', 'version: 1\nstru|', ['name / [stru] 0-4 version']],
  ['a name at the top among others', '|\nversion: 1\ninstances:\n', ['name / [] 0-0 version,instances']],
  [
    'an empty value',
    'certificates:\n  - id: a\n    commonName:|\n',
    ['value certificates.0.commonName [] 15-15 id,commonName'],
  ],
  [
    'an empty value after a space',
    'certificates:\n  - id: a\n    commonName: |\n    services: []',
    ['value certificates.0.commonName [] 16-16 id,commonName,services'],
  ],
  [
    'a value with spaces',
    'certificates:\n  - product: ORG |SIGN # why\n',
    ['value certificates.0.product [ORG SIGN] 13-21 product'],
  ],
  [
    'a half-typed value with a space behind',
    'certificates:\n  - product: ORG |\n',
    ['value certificates.0.product [ORG] 13-17 product'],
  ],
  ['a quoted value', 'structures:\n  - sector: "SA|"', ['value structures.0.sector [SA] 12-16 sector']],
  [
    'a quote that is not closed',
    'structures:\n  - sector: "SA|\n    name: a\n',
    ['value structures.0.sector [SA] 12-15 sector,name'],
  ],
  [
    'a name whose value is there',
    'certificates:\n  - prod|uct: ORG SIGN\n    id: a\n',
    ['name certificates.0 [product] 4-11 id'],
  ],
  [
    'a half-typed name',
    'certificates:\n  - id: a\n    comm|\n    services: []\n',
    ['name certificates.0 [comm] 4-8 id,services'],
  ],
  ['a new item', 'certificates:\n  - |\n', ['item certificates [] 4-4', 'name certificates.0 [] 4-4']],
  [
    'a half-typed item',
    'certificates:\n  - ins|\n    id: a\n',
    ['item certificates [ins] 4-7', 'name certificates.0 [ins] 4-7 id'],
  ],
  [
    'a blank line in an entry',
    'certificates:\n  - id: a\n    |\n    product: b\n  - id: c\n',
    ['name certificates.0 [] 4-4 id,product'],
  ],
  ['a blank line under a list', 'certificates:\n  - id: a\n  |\n', ['item certificates [] 2-2']],
  [
    'a blank line under an empty property',
    'structures:\n  - id: a\n    identifier:\n      |\n',
    ['name structures.0.identifier [] 6-6', 'item structures.0.identifier [] 6-6', 'item structures [] 2-6'],
  ],
  ['a line that is indented too deep', 'structures:\n  - id: a\n      |\n', ['item structures [] 2-6']],
  ['a list begun after its first items', 'certificates:\n  |\n  - id: a\n', ['item certificates [] 2-2']],
  [
    'a list without indentation',
    'certificates:\n- id: a\n  |\n',
    ['name certificates.0 [] 2-2 id', 'item certificates [] 0-2'],
  ],
  [
    'a list between brackets',
    'certificates:\n  - services: [|]\n',
    ['item certificates.0.services [] 15-15'],
  ],
  [
    'a bracket that is not closed',
    'certificates:\n  - services: [DMP, |\n    id: a\n',
    ['item certificates.0.services [] 20-20 0'],
  ],
  [
    'an item between brackets',
    'certificates:\n  - services: [DMP, PS|C, ROR]\n',
    ['item certificates.0.services [PSC] 20-23 0,2'],
  ],
  ['properties between braces', 'instances:\n  - { id: a, | }\n', ['name instances.0 [] 13-13 id']],
  ['braces that are not closed', 'instances:\n  - { id: a, str|\n', ['name instances.0 [str] 13-16 id']],
  [
    'a value between braces',
    'instances:\n  - { id: a, structure: | }\n',
    ['value instances.0.structure [] 24-24 id,structure'],
  ],
  [
    'brackets over several lines',
    'certificates: [\n  { id: a,\n    prod|\n  }\n]\n',
    ['name certificates.0 [prod] 4-8 id'],
  ],
  [
    'braces in braces',
    'structures:\n  - { id: a, identifier: { | } }\n',
    ['name structures.0.identifier [] 27-27'],
  ],
  [
    'items with dashes',
    'certificates:\n  - services:\n      - DMP\n      - |\n',
    ['item certificates.0.services [] 8-8 1', 'name certificates.0.services.0 [] 8-8'],
  ],
  ['a comment', 'certificates:\n  - id: a # com|ment\n', []],
  ['a line of comment', '# com|ment\n', []],
  [
    'a text of several lines',
    'certificates:\n  - commonName: |-\n      a\n'.replace('|-', '>-').replace('a\n', 'a|\n'),
    [],
  ],
  [
    'carriage returns',
    'certificates:\r\n  - id: a\r\n    prod|\r\n',
    ['name certificates.0 [prod] 4-8 id', 'item certificates [prod] 2-8'],
  ],
];

describe('caretAt', () => {
  for (const [what, marked, expected] of cases) it(what, () => assert.deepEqual(caretsIn(marked), expected));
});
