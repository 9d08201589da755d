import type { ConfigPath, Configuration } from '../../config/model';
import { schemaPartAt } from '../../config/schemaPart';
import { schemaText } from '../../config/schemaText';
import type { Language, Text } from '../../language';
import type { Position } from '../../range';
import type { Hover } from '../hover';
import { escapeMarkdown, visible } from '../markdown';
import { caretAt, type Caret } from './caret';
import { meaningOf } from './meanings';
import { proposalsFor } from './proposals';
import { sourceOf } from './sources';

/** Explains the property name or the value at a position of a configuration; null where there is nothing to say. */
export function propertyHover(
  text: string,
  position: Position,
  configuration: Configuration,
  language: Language,
): Hover | null {
  const caret = caretAt(text, position).find((each) => each.text !== '');
  if (!caret) return null;
  const path = [...caret.container.path, ...stepOf(caret)];
  const markdown =
    caret.kind === 'name' ? ofName(path, language) : ofValue(path, caret, configuration, language);
  return markdown === null ? null : { range: caret.range, markdown };
}

function stepOf(caret: Caret): ConfigPath {
  if (caret.kind === 'item') return [0];
  return [caret.kind === 'name' ? caret.text : caret.name];
}

function ofName(path: ConfigPath, language: Language): string | null {
  const schema = schemaPartAt(path);
  if (!schema) return null;
  const { title, description } = schemaText(schema.pointer);
  const choices = (schema.part.enum ?? []).map((value) => {
    const meaning = meaningOf(path, value);
    return `- \`${value}\`${meaning ? `: ${escapeMarkdown(meaning[language])}` : ''}`;
  });
  const source = `*${escapeMarkdown(`${sourceLabel[language]}${sourceOf(path)[language]}`)}*`;
  const head = `**${escapeMarkdown(title[language])}**`;
  return [head, escapeMarkdown(description[language]), choices.join('\n'), source]
    .filter((part) => part !== '')
    .join('\n\n');
}

function ofValue(
  path: ConfigPath,
  { container, text }: Caret,
  configuration: Configuration,
  language: Language,
): string | null {
  const proposal = proposalsFor(path, { ...container, written: new Map() }, configuration).find(
    ({ value }) => value === text,
  );
  const meaning = meaningOf(path, text) ?? proposal?.detail;
  if (!meaning || meaning[language] === '') return null;
  const note = proposal?.documentation ? ` ${proposal.documentation[language]}` : '';
  return `**${escapeMarkdown(visible(text))}**\n\n${escapeMarkdown(meaning[language] + note)}`;
}

const sourceLabel: Text = { en: 'Source: ', fr: 'Source : ' };
