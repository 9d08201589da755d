import type { RemoteConsole } from 'vscode-languageserver';
import type { Finding } from '../core/finding';
import type { Folder } from './folder';
import { runSafe } from './runSafe';

type Timer = ReturnType<typeof setTimeout>;

interface State {
  /** Counts what happened in the folder, so that a check knows whether it saw everything. */
  changes: number;
  /** When the folder is checked for what has changed. */
  timer?: Timer | undefined;
  /** When it is checked for what nothing told of. */
  later?: Timer | undefined;
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
  private readonly timers = new Set<Timer>();

  private isDisposed = false;

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
    this.clear(state.timer);
    state.timer = this.after(delay, () => this.check(folder));
  }

  /** Checks a folder in `delay` milliseconds, after `prepare`, unless that is planned already: changes do not put it off. */
  checkLater(folder: Folder, delay: number, prepare: () => void): void {
    const state = this.stateOf(folder);
    state.later ??= this.after(delay, () => {
      state.later = undefined;
      prepare();
      return this.check(folder);
    });
  }

  /** Checks nothing more of its own accord. */
  dispose(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.isDisposed = true;
  }

  /** Checks a folder, after the check that may be under way: what changed meanwhile is not in that one. */
  check(folder: Folder): Promise<readonly Finding[]> {
    const state = this.stateOf(folder);
    this.clear(state.timer);
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

  private after(delay: number, work: () => Promise<unknown>): Timer | undefined {
    if (this.isDisposed) return undefined;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void runSafe(this.log, 'check', undefined, work);
    }, delay);
    this.timers.add(timer);
    return timer;
  }

  private clear(timer: Timer | undefined): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    this.timers.delete(timer);
  }

  private stateOf(folder: Folder): State {
    const state = this.states.get(folder) ?? { changes: 0, last: Promise.resolve() };
    this.states.set(folder, state);
    return state;
  }
}
