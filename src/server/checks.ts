import type { RemoteConsole } from 'vscode-languageserver';
import type { Finding } from '../core/finding';
import type { Folder } from './folder';
import { runSafe } from './runSafe';

interface State {
  /** Counts what happened in the folder, so that a check knows whether it saw everything. */
  changes: number;
  timer?: ReturnType<typeof setTimeout>;
  /** The check that is under way or was the last. */
  last: Promise<unknown>;
  /** The check that waits for it. */
  next?: Promise<readonly Finding[]> | undefined;
  /** What is wrong, as long as nothing changed. */
  found?: readonly Finding[] | undefined;
}

/** The checks of each folder: one at a time, and what it found is kept until something changes. */
export class Checks {
  private readonly states = new WeakMap<Folder, State>();

  /** `run` checks a folder and shows what it finds. */
  constructor(
    private readonly run: (folder: Folder) => Promise<readonly Finding[]>,
    private readonly log: RemoteConsole,
  ) {}

  /** What is wrong in a folder, checked anew where something changed. */
  findingsOf(folder: Folder): Promise<readonly Finding[]> {
    const { found } = this.stateOf(folder);
    return found ? Promise.resolve(found) : this.check(folder);
  }

  /** Takes note that something changed in a folder. */
  changed(folder: Folder): void {
    const state = this.stateOf(folder);
    state.changes += 1;
    state.found = undefined;
  }

  /** The same, and checks the folder once nothing more has changed for `delay` milliseconds. */
  checkSoon(folder: Folder, delay: number): void {
    this.changed(folder);
    const state = this.stateOf(folder);
    clearTimeout(state.timer);
    const check = () => void runSafe(this.log, 'check', undefined, () => this.check(folder));
    state.timer = setTimeout(check, delay);
  }

  /** Checks a folder, after the check that may be under way: what changed meanwhile is not in that one. */
  check(folder: Folder): Promise<readonly Finding[]> {
    const state = this.stateOf(folder);
    clearTimeout(state.timer);
    state.next ??= state.last.then(() => {
      const check = this.begin(folder, state);
      state.next = undefined;
      state.last = check.catch(() => undefined);
      return check;
    });
    return state.next;
  }

  private async begin(folder: Folder, state: State): Promise<readonly Finding[]> {
    const { changes } = state;
    const found = await this.run(folder);
    if (state.changes === changes) state.found = found;
    return found;
  }

  private stateOf(folder: Folder): State {
    const state = this.states.get(folder) ?? { changes: 0, last: Promise.resolve() };
    this.states.set(folder, state);
    return state;
  }
}
