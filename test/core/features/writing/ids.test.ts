import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../../src/core/config/parse';
import { placesOfIdAt } from '../../../../src/core/features/writing/ids';
import { renameAt, renamedAt } from '../../../../src/core/features/writing/rename';
import { cursorIn } from '../../../support/cursor';

function at(marked: string) {
  const { text, position } = cursorIn(marked);
  return { text, position, document: parseConfiguration('certificates.yaml', text) };
}

/** The lines of the places of the id at the `|`. */
function linesOf(marked: string): number[] {
  const { document, position } = at(marked);
  return placesOfIdAt(document, position).map(({ range }) => range.start.line);
}

/** The text once the id at the `|` is renamed, or why it is not. */
function renamed(marked: string, newId: string, hasFiles = false): string {
  const { text, document, position } = at(marked);
  const result = renameAt(document, position, newId, () => hasFiles);
  if (result === null) return 'nothing';
  if ('refusal' in result) return result.refusal.en;
  const lines = text.split('\n');
  for (const { range, text: written } of result.toReversed()) {
    const { line, character } = range.start;
    const old = lines[line] ?? '';
    lines[line] = old.slice(0, character) + written + old.slice(range.end.character);
  }
  return lines.join('\n');
}

const text = `structures:
  - id: rouen
  - id: 'baie'
instances:
  - { id: ris, structure: rouen }
  - { id: rouen, structure: "baie", sharedWith: [rouen] }
certificates:
  - { id: a, instance: rouen }
`;

describe('Ids', () => {
  it('are known by their list: a structure and an instance may have the same', () => {
    assert.deepEqual(linesOf(text.replace('id: rouen', 'id: |rouen')), [1, 4, 5]);
    assert.deepEqual(linesOf(text.replace('instance: rouen', 'instance: rouen|')), [5, 7]);
    assert.deepEqual(linesOf(text.replace('structures:', 'struct|ures:')), []);
  });

  it('are found while another entry is half typed', () => {
    assert.deepEqual(linesOf(`${text.replace('id: rouen', 'id: |rouen')}  - inst`), [1, 4, 5]);
  });

  it('are found once where an anchor shares them', () => {
    const anchored = 'instances:\n  - &a { id: ris, structure: ro|uen }\n  - { <<: *a, id: other }\n';
    assert.deepEqual(linesOf(anchored), [1]);
  });
});

describe('Renaming an id', () => {
  it('changes every place, each with the quotes that it has', () => {
    assert.equal(
      renamed(text.replace('structure: rouen', 'structure: |rouen'), 'nord'),
      text
        .replace('id: rouen', 'id: nord')
        .replace('structure: rouen', 'structure: nord')
        .replace('[rouen]', '[nord]'),
    );
    assert.equal(
      renamed(text.replace("'baie'", "'b|aie'"), 'sud'),
      text.replace("'baie'", "'sud'").replace('"baie"', '"sud"'),
    );
  });

  it('proposes the id without its quotes', () => {
    const { document, position } = at(text.replace("'baie'", "'b|aie'"));
    assert.deepEqual(
      renamedAt(document, position, () => false),
      {
        id: 'baie',
        range: { start: { line: 2, character: 9 }, end: { line: 2, character: 13 } },
      },
    );
  });

  it('refuses what is no id, or taken', () => {
    const marked = text.replace('id: rouen', 'id: |rouen');
    assert.match(renamed(marked, 'Rouen'), /not an id/);
    assert.match(renamed(marked, 'a--b'), /not an id/);
    assert.match(renamed(marked, 'a'.repeat(65)), /not an id/);
    assert.match(renamed(marked, 'baie'), /already taken/);
    assert.equal(renamed(text.replace('certificates', 'certi|ficates'), 'x'), 'nothing');
  });

  it('leaves alone the id of a certificate that has files', () => {
    const marked = text.replace('id: a', 'id: |a');
    assert.match(renamed(marked, 'b', true), /names the folder/);
    assert.equal(renamed(marked, 'b'), text.replace('id: a', 'id: b'));
    assert.match(renamed(text.replace('id: rouen', 'id: |rouen'), 'b', true), /^structures/);
  });
});
