import type { Timing } from './measure';

/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly timing: Timing;
  /** What it is compared with. */
  readonly against?: Row;
}

/** The result as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, timing, against }) => {
    const compared = against ? `${ratio(timing, against.timing)} × ${against.what}` : '';
    return `| ${what} | ${milliseconds(timing.median)} | ${milliseconds(timing.p95)} | ${compared} |`;
  });
  return ['| what | median | p95 | ratio of the medians |', '| --- | ---: | ---: | --- |', ...lines].join(
    '\n',
  );
}

/** How many times as long, in two digits that mean something. */
export function ratio(one: Timing, other: Timing): string {
  const value = one.median / other.median;
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}
