import type { Severity } from '../finding';

/** How a piece of text stands out where the reader's terminal can show it; never the only sign of anything. */
export type Emphasis = Severity | 'strong' | 'faint';

/** Gives a text its emphasis, or returns it as it is. */
export type Paint = (emphasis: Emphasis, text: string) => string;
