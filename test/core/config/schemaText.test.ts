import assert from 'node:assert/strict';
import { schemaText } from '../../../src/core/config/schemaText';
import french from '../../../schemas/certificates.schema.fr.json';
import schema from '../../../schemas/certificates.schema.json';

interface Part {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly $defs?: Readonly<Record<string, Part>>;
  readonly items?: Part;
}

/** Every part of the schema that stands for a value, by its pointer. */
function parts(part: Part, pointer = ''): [string, Part][] {
  const below = [
    ...Object.entries(part.properties ?? {}).map(([name, each]) => [`/properties/${name}`, each] as const),
    ...Object.entries(part.$defs ?? {}).map(([name, each]) => [`/$defs/${name}`, each] as const),
    ...(part.items ? [['/items', part.items] as const] : []),
  ];
  return [[pointer, part], ...below.flatMap(([step, each]) => parts(each, pointer + step))];
}

describe('The texts of the schema', () => {
  const all = parts(schema);

  it('are there in English and French for every value, and for nothing else', () => {
    assert.deepEqual(Object.keys(french).toSorted(), all.map(([pointer]) => pointer).toSorted());
  });

  for (const [pointer, { title, description }] of all) {
    it(`say the same of ${pointer || 'the file'}`, () => {
      const text = schemaText(pointer);
      assert.deepEqual([text.title.en, text.description.en], [title, description]);
      assert.ok(text.title.fr);
      assert.notEqual(text.description.fr, description);
      // What is typed stays what it is, and dates are told in the reader's letters.
      const typed = (words: string) =>
        (
          words
            .replace(/AAAA-MM-JJ/, 'YYYY-MM-DD')
            .match(/[\w<>/-]+\.(?:pem|csr|p12|fr)|\bINSI-\w+|\bSA\d\d|\b\d+\b|\b[A-Z]{4}-MM-DD/g) ?? []
        ).toSorted();
      assert.deepEqual(typed(text.description.fr), typed(text.description.en));
      assert.doesNotMatch(text.title.fr + text.description.fr, /'|\.\.\.|[^ ]:|\S»|«\S/u);
    });
  }
});
