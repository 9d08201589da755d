import type { Text } from '../core/language';
import type { CliArguments } from './arguments';
import type { OptionName } from './options';
import type { Terminal } from './terminal';

/** 0: nothing at or above the threshold; 1: findings; 2: wrong usage, unreadable input, or something not made. */
export type ExitCode = 0 | 1 | 2;

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** Its operands as the help writes them, such as `[folder]`. */
  readonly operands: Text;
  readonly summary: Text;
  /** The options it takes besides those that every command takes. */
  readonly options: readonly OptionName[];
  readonly run: RunCommand;
}

/** Does what a command is for. */
export type RunCommand = (given: CliArguments, terminal: Terminal) => Promise<ExitCode>;

/** Something the user has to put right before a command can work: one line on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** Whether a command ended so. Commands are bundled apart, each with a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
