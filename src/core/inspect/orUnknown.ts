import { MalformedError } from '../pki/malformed';
import type { InspectedItem } from './item';

/** The place in the file of a byte of the DER being read. */
export type OffsetOf = (index: number) => number;

/** The item that `inspect` decodes, or one of kind `unknown` that says why it is malformed, and where in the file. */
export async function orUnknown(
  inspect: () => InspectedItem | Promise<InspectedItem>,
  offsetOf: OffsetOf,
): Promise<InspectedItem> {
  try {
    return await inspect();
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    const { message, offset } = error.malformed;
    return { kind: 'unknown', spki: null, error: { message, offset: offsetOf(offset) } };
  }
}
