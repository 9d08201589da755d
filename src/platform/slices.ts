import { setImmediate } from 'node:timers/promises';

/** An answer takes the event loop three or four turns, and is to come within 10 ms while a scan runs. */
const sliceMilliseconds = 3;

/** Gives the event loop back every few milliseconds of a long synchronous work, and ends it when it is cancelled. */
export function slices(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let sliceStart = performance.now();
  const breathe = async () => {
    await setImmediate();
    signal?.throwIfAborted();
    sliceStart = performance.now();
  };
  signal?.throwIfAborted();
  return () => (performance.now() - sliceStart < sliceMilliseconds ? undefined : breathe());
}
