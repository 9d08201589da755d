import french from '../../../schemas/certificates.schema.fr.json';
import type { Text } from '../language';
import { schemaPartOf } from './schemaPart';

const inFrench: Readonly<Record<string, { readonly title: string; readonly description: string }>> = french;

/**
 * What the schema says of a value, at a pointer into the schema (RFC 6901). The schema itself speaks English, as
 * any reader of JSON Schema expects; its French stands beside it, by pointer.
 */
export function schemaText(pointer: string): { readonly title: Text; readonly description: Text } {
  const { title = '', description = '' } = schemaPartOf(pointer);
  const translated = inFrench[pointer] ?? { title, description };
  return {
    title: { en: title, fr: translated.title },
    description: { en: description, fr: translated.description },
  };
}
