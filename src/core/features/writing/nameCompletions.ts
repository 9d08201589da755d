import { schemaText } from '../../config/schemaText';
import { isDigits, type SchemaPart } from '../../config/schemaPart';
import type { NameCaret } from './caret';
import type { Completion } from './completion';

/** The properties that a block may have and has not yet, in the order of the schema. */
export function nameCompletions(
  { container, range, hasValue }: NameCaret,
  properties: Readonly<Record<string, SchemaPart>>,
  pointer: string,
): readonly Completion[] {
  return Object.entries(properties)
    .filter(([name]) => !container.written.has(name))
    .map(([name, part]) => {
      const { title, description } = schemaText(`${pointer}/properties/${name}`);
      const beginning = container.flow ? inBrackets(part) : inBlock(part, container.column);
      return {
        label: name,
        kind: 'property',
        range,
        snippet: hasValue ? name : `${name}:${beginning}`,
        detail: title,
        documentation: description,
        ...(!hasValue && { leadsOn: true }),
      };
    });
}

/** How the value of a property begins in a block whose names stand at `column`. */
function inBlock(part: SchemaPart, column: number): string {
  const inside = `\n${' '.repeat(column + 2)}`;
  if (part.properties) return `${inside}$0`;
  if (part.items?.properties) return `${inside}- $0`;
  return inBrackets(part);
}

function inBrackets(part: SchemaPart): string {
  if (part.properties) return ' { $1 }';
  if (part.items?.properties) return ' [{ $1 }]';
  if (part.items) return isDigits(part.items) ? ' ["$1"]' : ' [$1]';
  if (part.const !== undefined) return ` ${part.const}`;
  return isDigits(part) ? ' "$1"' : ' ';
}
