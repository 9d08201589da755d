import type { Text } from '../language';
import { schemaPartOf } from './schemaPart';

/** What the schema says of a value, at a pointer into the schema (RFC 6901). */
export function schemaText(pointer: string): { readonly title: Text; readonly description: Text } {
  const { title = '', description = '' } = schemaPartOf(pointer);
  return { title: { en: title, fr: title }, description: { en: description, fr: description } };
}
