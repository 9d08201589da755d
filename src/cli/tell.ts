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
  for (const path of paths) terminal.print(`${unhidden(besideConfiguration(path, config))}\n`);
}

/** A path that counts from the folder of the configuration, as it is from the current one. */
export function besideConfiguration(path: string, config: string): string {
  const folder = dirname(config);
  return folder === '.' ? path : `${folder}/${path}`;
}
