import { fix, sureFix, type Edit, type Fix } from '../../fix';
import type { ConfigurationDocument } from '../document';
import type { ConfigPath } from '../model';
import type { SchemaMistake } from '../schemaMistake';
import { rename, writeProperty, writeSureValue, writeValue } from './fixes';
import { removeItems } from './items';
import { lineStart, pageOf } from './page';
import { removeProperty, setValue } from './properties';

/** The repairs of a departure from the schema. */
export function schemaFixes(document: ConfigurationDocument, mistake: SchemaMistake): readonly Fix[] {
  const { path, repair } = mistake;
  switch (repair?.kind) {
    case 'rename':
      return rename(document, path, repair.to);
    case 'remove':
      return fix(
        { en: 'Remove it', fr: 'Le retirer' },
        typeof path.at(-1) === 'number'
          ? removeItems(document, path.slice(0, -1), [Number(path.at(-1))])
          : removeProperty(document, path),
      );
    case 'quote':
      return sureFix(
        { en: 'Put it between quotes', fr: 'Mettre entre guillemets' },
        setValue(document, path, repair.text),
      );
    case 'write':
      return writeSureValue(document, path, repair.value);
    case 'choose':
      return repair.values.flatMap((value) => writeValue(document, path, value));
    case 'add':
      return [...onlyReference(document, path), ...repair.values].flatMap((value) =>
        writeProperty(document, path, value),
      );
    case 'begin':
      return sureFix(
        { en: 'Begin with `version: 1`', fr: 'Commencer par `version: 1`' },
        firstLine(document, 'version: 1'),
      );
    case undefined:
      return [];
  }
}

/** What a reference that is missing must name where only one entry can be meant. */
function onlyReference({ configuration }: ConfigurationDocument, path: ConfigPath): string[] {
  const { instances, structures } = configuration;
  const entries = { instance: instances, structure: structures }[String(path.at(-1))] ?? [];
  return entries.length === 1 ? entries.map(({ id }) => id) : [];
}

/** A property in lines at the front of a document that has others. */
function firstLine(document: ConfigurationDocument, text: string): readonly Edit[] | undefined {
  const page = pageOf(document);
  const { start } = page.spanOf(document.tree.range);
  const indentation = page.text.slice(lineStart(page.text, start), start);
  if (document.tree.kind !== 'map' || page.text[start] === '{' || indentation.trim() !== '') return undefined;
  return [page.edit({ start, end: start }, text + page.lineBreak + indentation)];
}
