import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { atExit } from '../atExit';

/** Starts a process in a group of its own, which ends with all its descendants when this process does. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true });
  atExit(() => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      return; // Nothing of the group is left.
    }
  });
  return child;
}
