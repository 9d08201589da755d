import { readFileSync, writeFileSync } from 'node:fs';

/** Writes a result into a page of the documentation, between `<!-- name -->` and `<!-- /name -->`. */
export function record(page: string, name: string, result: string): void {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`];
  const [before = '', rest = ''] = readFileSync(page, 'utf8').split(start);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`${page} has no place for ${name}.`);
  writeFileSync(page, `${before}${start}\n${result}\n\n${end}${after}`);
}
