import type { Configuration } from '../model';

/** The longest id of the schema. */
const longest = 64;

/** An id for a new entry of a list: `wanted`, with a number behind it where that is taken. */
export function freeId(
  configuration: Configuration,
  list: 'structures' | 'administrators' | 'instances' | 'certificates',
  wanted: string,
): string {
  const taken = new Set(configuration[list].map(({ id }) => id));
  const candidate = (number: number) => {
    const suffix = number === 1 ? '' : `-${number}`;
    return wanted.slice(0, longest - suffix.length).replace(/-+$/, '') + suffix;
  };
  let number = 1;
  while (taken.has(candidate(number))) number += 1;
  return candidate(number);
}
