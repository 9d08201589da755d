import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildTree } from '../../../src/core/config/buildTree';
import { readYaml } from '../../../src/core/config/syntax';
import { plainData, type Tree } from '../../../src/core/config/tree';
import { readWholeYaml } from '../../../src/core/config/wholeYaml';
import { positionsIn } from '../../../src/core/lines';

/** What the library alone makes of a text. */
function whole(text: string): { tree: Tree; problems: number } {
  const { contents, errors } = readWholeYaml(text) ?? assert.fail('too much');
  const { tree, problems } = buildTree(contents, text, positionsIn(text));
  return { tree, problems: problems.length + errors.length };
}

/** Lines that are YAML together more often than not. */
const values = [
  'a',
  'a b',
  'été',
  '"a"',
  "'b # c'",
  '"\\u00e9"',
  "'it''s'",
  '12',
  '012',
  '-1',
  '1.5',
  '0x1f',
  'true',
  'null',
  '~',
  '2026-11-02',
  'a:b',
  'http://a/b',
  '[]',
  '[a, "b"]',
  '[a, [b]]',
  '[a,b,]',
  '{ a: 1, b: "2" }',
  '{a: 1}',
  '[{ a: b }, c]',
  'a # c',
  '"a" # c',
  '[a] # c',
  'a#b',
  'Martin & Fils',
  'Bonjour !',
  '{ a: [x, y], b: { c: d } }',
  'ORG S/MIME',
  '99 12',
  '',
  '# c',
  '>-',
  '|',
  'a: b',
  '[a',
  '"a',
  '{ a }',
  '@a',
  'a@b.example',
  'True',
  '.5',
  '+1',
  '1e3',
  '-',
  '- a',
];
const line = fc
  .record({
    indent: fc.constantFrom(0, 0, 2, 2, 4, 4, 6, 1, 3),
    lead: fc.constantFrom(
      'id: ',
      'name: ',
      'a-b: ',
      '- ',
      '- id: ',
      '- a: ',
      '# ',
      '',
      'x: ',
      'y: ',
      'z:',
      '-',
    ),
    value: fc.constantFrom(...values),
    end: fc.constantFrom('', '', '', ' ', ' # c'),
  })
  .map(({ indent, lead, value, end }) => `${' '.repeat(indent)}${lead}${value}${end}`);

const blocks = fc.array(
  fc
    .record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'list', 'items'),
      dash: fc.constantFrom(0, 2, 4),
      gap: fc.constantFrom('', '# comment\n', '\n', '   \n'),
      items: fc.array(
        fc.uniqueArray(
          fc.tuple(fc.constantFrom('id', 'name', 'kind', 'n'), fc.constantFrom(...values.slice(0, 34))),
          {
            selector: ([name]) => name,
            minLength: 1,
          },
        ),
        { maxLength: 4 },
      ),
    })
    .map(({ name, dash, gap, items }) => {
      const lines = items.map((properties) =>
        properties
          .map(([key, value], number) => `${' '.repeat(dash)}${number === 0 ? '- ' : '  '}${key}: ${value}\n`)
          .join(gap),
      );
      return `${name}:${lines.length === 0 ? ' x' : ''}\n${lines.join(gap)}`;
    }),
  { minLength: 1, maxLength: 4 },
);

/**
 * Where everything stands. The end of a block is left out: the library counts some of the comments that follow it
 * as part of it, by their indentation.
 */
function placesIn(tree: Tree, text: string): unknown {
  const { start, end } = tree.range;
  const isBlock =
    tree.kind !== 'scalar' && !/[[{]/.test(text.split(/\r?\n/)[start.line]?.[start.character] ?? '');
  const place = isBlock ? { start } : { start, end };
  switch (tree.kind) {
    case 'scalar':
      return { ...place, source: tree.source };
    case 'list':
      return { ...place, items: tree.items.map((item) => placesIn(item, text)) };
    case 'map':
      return {
        ...place,
        entries: [...tree.entries].map(([name, { keyRange, value }]) => [
          name,
          keyRange,
          placesIn(value, text),
        ]),
      };
  }
}

describe('Reading by parts', () => {
  const agrees = (text: string): boolean => {
    const expected = whole(text);
    const { tree, problems } = readYaml(text);
    if (expected.problems > 0) {
      assert.ok(problems.length > 0, `The library finds a mistake:\n${text}`);
      return false;
    }
    assert.deepEqual(problems, [], text);
    assert.deepEqual(plainData(tree), plainData(expected.tree), text);
    assert.deepEqual(placesIn(tree, text), placesIn(expected.tree, text), text);
    return true;
  };

  it('agrees with the library on the samples', () => {
    assert.ok(agrees(readFileSync('samples/workspace/certificates.yaml', 'utf8')));
  });

  it('agrees with the library on blocks of all kinds', () => {
    let read = 0;
    fc.assert(
      fc.property(blocks, (each) => {
        if (agrees(each.join(''))) read += 1;
      }),
      { numRuns: 2000 },
    );
    assert.ok(read > 200, `only ${read} were YAML`);
  });

  it('agrees with the library on lines of any order, mistakes included', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 7 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        agrees(lines.join(end));
      }),
      { numRuns: 5000 },
    );
  });
});
