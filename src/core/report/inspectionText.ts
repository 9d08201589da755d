import { describeInFull } from '../features/description';
import { unhidden, visible } from '../features/markdown';
import type { InspectedItem } from '../inspect/item';
import type { Language, Text } from '../language';
import { placeText } from './findingsText';
import type { Paint } from './paint';

/** What a file holds, for people: a title and aligned facts for each thing, contents of containers below them. */
export function inspectionText(
  file: string,
  items: readonly InspectedItem[],
  now: Date,
  language: Language,
  paint: Paint,
): string {
  return items.map((item) => itemText(item, place(file, item), '', now, language, paint)).join('\n');
}

function place(file: string, { range }: InspectedItem): string {
  return range ? placeText(file, range) : unhidden(file);
}

function itemText(
  item: InspectedItem,
  where: string,
  indent: string,
  now: Date,
  language: Language,
  paint: Paint,
): string {
  const { title, facts } = describeInFull(item, now);
  const text = (value: Text | string) =>
    typeof value === 'string' ? visible(value) : unhidden(value[language]);
  const width = Math.max(...facts.map(({ label }) => label[language].length));
  const lines = facts.map(
    ({ label, value }) => `${indent}  ${paint('faint', label[language].padEnd(width))}  ${text(value)}\n`,
  );
  const contents = 'items' in item ? item.items : [];
  const inner = contents.map((each) => itemText(each, where, `${indent}    `, now, language, paint));
  const head = indent === '' ? `${paint('strong', where)} ${title[language]}` : `${indent}${title[language]}`;
  return `${head}\n${lines.join('')}${inner.join('')}`;
}
