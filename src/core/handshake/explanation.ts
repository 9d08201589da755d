import type { Text } from '../language';
import { clientAdvice } from './clientAdvice';
import type { ObservedHandshake } from './observedHandshake';
import { outcomeOf, type Outcome } from './outcome';
import { serverAdvice } from './serverAdvice';

/** What a handshake came to, in words. */
export interface Explanation extends Outcome {
  /** What is to be known or done besides, about our certificate and then about the server's. */
  readonly advice: readonly Text[];
}

/** Explains a handshake: its outcome first, then what may be behind it or what would be wrong in earnest. */
export function explain(handshake: ObservedHandshake): Explanation {
  return {
    ...outcomeOf(handshake),
    advice: [...clientAdvice(handshake), ...serverAdvice(handshake)],
  };
}
