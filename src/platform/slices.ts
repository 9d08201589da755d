import { setImmediate } from 'node:timers/promises';

const sliceMilliseconds = 10;

/** Gives the event loop back every 10 ms of a long synchronous work, and ends it when it is cancelled. */
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
