import type { InspectedItem } from '../inspect/item';
import type { Language } from '../language';

/** What one file given to `inspect` holds. */
export interface InspectedFile {
  /** As it was given. */
  readonly file: string;
  readonly items: readonly InspectedItem[];
}

/** Inspected files as JSON data (`inspect --format json`), errors in one language. */
export function inspectionJson(files: readonly InspectedFile[], language: Language) {
  return {
    version: 1,
    files: files.map(({ file, items }) => ({ file, items: items.map((item) => itemJson(item, language)) })),
  };
}

function itemJson(item: InspectedItem, language: Language): object {
  if ('items' in item) return { ...item, items: item.items.map((each) => itemJson(each, language)) };
  if (item.kind !== 'unknown') return item;
  const { message, offset } = item.error;
  return { ...item, error: { message: message[language], offset } };
}
