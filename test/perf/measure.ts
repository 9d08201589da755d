/** Times of one piece of work, in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
}

/** Runs a piece of work once to warm up, then `runs` times. */
export async function timed(runs: number, work: () => unknown): Promise<Timing> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN;
  return { median: at(0.5), p95: at(0.95) };
}
