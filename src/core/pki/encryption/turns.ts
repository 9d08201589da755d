import type { Pause } from '../../pause';

/** Far below what a person notices, and far above what a turn of the event loop costs. */
const turnMilliseconds = 5;

/** Gives the event loop back every few milliseconds of a long synchronous work, and ends it when it is cancelled. */
export function turns(signal: AbortSignal | undefined): Pause {
  let start = performance.now();
  const breathe = async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    start = performance.now();
  };
  signal?.throwIfAborted();
  return () => (performance.now() - start < turnMilliseconds ? undefined : breathe());
}
