import schema from '../../../schemas/certificates.schema.json';
import type { ConfigPath } from './model';

/** What the schema says of one value; its texts are in English. */
export interface SchemaPart {
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'string' | 'boolean' | 'object' | 'array';
  readonly enum?: readonly string[];
  readonly const?: number;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly items?: SchemaPart;
  readonly $ref?: string;
}

const root = schema as SchemaPart;

/** What the schema says of the value at a path, and where it says it (RFC 6901); null where it knows nothing. */
export function schemaPartAt(
  path: ConfigPath,
): { readonly part: SchemaPart; readonly pointer: string } | null {
  let place: { part: SchemaPart; pointer: string } = { part: root, pointer: '' };
  for (const step of path) {
    const { part, pointer } = place;
    const own = typeof step === 'string' && Object.hasOwn(part.properties ?? {}, step);
    const next = typeof step === 'number' ? part.items : own ? part.properties?.[step] : undefined;
    if (next === undefined) return null;
    place = {
      part: next,
      pointer: typeof step === 'number' ? `${pointer}/items` : `${pointer}/properties/${step}`,
    };
  }
  return place;
}

/** Whether values look like numbers and have to stand between quotes to stay text. */
export function isDigits({ type, examples = [] }: SchemaPart): boolean {
  return type === 'string' && examples.length > 0 && examples.every((each) => /^[\d ]+$/.test(String(each)));
}

/** The part of the schema at a pointer into it; an empty one where it has none. */
export function schemaPartOf(pointer: string): SchemaPart {
  const part = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], root);
  return part ?? {};
}
