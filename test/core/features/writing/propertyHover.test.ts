import assert from 'node:assert/strict';
import schema from '../../../../schemas/certificates.schema.json';
import { parseConfiguration } from '../../../../src/core/config/parse';
import { schemaPartAt, type SchemaPart } from '../../../../src/core/config/schemaPart';
import { meaningOf } from '../../../../src/core/features/writing/meanings';
import { propertyHover } from '../../../../src/core/features/writing/propertyHover';
import { cursorIn } from '../../../support/cursor';

function hoverIn(marked: string, language: 'en' | 'fr' = 'en'): string | null {
  const { text, position } = cursorIn(marked);
  const { configuration } = parseConfiguration('certificates.yaml', text);
  return propertyHover(text, position, configuration, language)?.markdown.replace(/\\(.)/g, '$1') ?? null;
}

describe('Hover in a configuration', () => {
  it('explains a property, with its values and its source', () => {
    const hover = hoverIn('structures:\n  - ki|nd: gie') ?? '';
    assert.match(hover, /^\*\*Kind\*\*/);
    assert.match(hover, /`gie`: GIE or technical platform/);
    assert.match(hover, /Source: Ségur radiology guide/);
    assert.match(hoverIn('structures:\n  - ki|nd: gie', 'fr') ?? '', /Source : guide Ségur de la radiologie/);
  });

  it('explains a value, and what an id names', () => {
    assert.match(hoverIn('structures:\n  - sector: SA|11') ?? '', /Entreprise d'intérim No longer given/);
    const text = 'structures:\n  - { id: a, name: Rouen }\ninstances:\n  - structure: |a\n';
    assert.match(hoverIn(text) ?? '', /Rouen/);
  });

  it('has nothing to say of other text', () => {
    assert.equal(hoverIn('structures:\n  - name: Ro|uen'), null);
    assert.equal(hoverIn('structures:\n  - colour|: red'), null);
    assert.equal(hoverIn('structures:\n  |\n'), null);
  });

  it('knows the meaning of every choice of the schema', () => {
    const check = (part: SchemaPart, path: (string | number)[]): void => {
      for (const value of part.enum ?? []) assert.ok(meaningOf(path, value), `${path.join('.')}: ${value}`);
      for (const [name, each] of Object.entries(part.properties ?? {})) check(each, [...path, name]);
      if (part.items) check(part.items, [...path, 0]);
      if (part.properties) assert.ok(schemaPartAt(path));
    };
    check(schema as SchemaPart, []);
  });
});
