import type { ConfigurationDocument } from '../config/document';
import type { Language } from '../language';
import type { Position } from '../range';
import { entryStanding, type StandingContext } from './entryStanding';
import { holds, type Hover } from './hover';
import { escapeMarkdown } from './markdown';

/** Says where the entry stands whose id is at a position of a configuration; null anywhere else. */
export async function entryHover(
  document: ConfigurationDocument,
  position: Position,
  language: Language,
  context: StandingContext,
): Promise<Hover | null> {
  for (const entry of document.configuration.certificates) {
    const path = [...entry.path, 'id'];
    const range = [document.keyRange(path), document.valueRange(path)].find((each) => holds(each, position));
    if (!range) continue;
    const { title } = await entryStanding(entry, context);
    return { range, markdown: escapeMarkdown(title[language]) };
  }
  return null;
}
