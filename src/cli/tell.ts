import { dirname } from 'node:path';
import { unhidden } from '../core/features/markdown';
import type { Text } from '../core/language';
import type { CliArguments } from './arguments';
import type { Terminal } from './terminal';

/** Says something beside the result. */
export function complain(text: Text, { language }: Pick<CliArguments, 'language'>, terminal: Terminal): void {
  terminal.complain(`sante-certs: ${unhidden(text[language])}\n`);
}

/** Prints paths that count from the folder of the configuration as they are from the current one. */
export function printPaths(paths: readonly string[], config: string, terminal: Terminal): void {
  const folder = dirname(config);
  for (const path of paths) terminal.print(`${unhidden(folder === '.' ? path : `${folder}/${path}`)}\n`);
}
