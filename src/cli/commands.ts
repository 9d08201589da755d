import { check } from './check';
import type { Command } from './command';
import { csr } from './csr';
import { duplicates } from './duplicates';
import { inspect } from './inspect';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [check, inspect, duplicates, csr];
