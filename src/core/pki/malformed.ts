import type { Text } from '../language';
import type { Malformed } from './keyMaterial';

/** Thrown by the readers of this folder, and caught before it leaves it. */
export class MalformedError extends Error {
  readonly malformed: Malformed;

  /** `offset` counts bytes from the start of what is being read. */
  constructor(message: Text, offset: number) {
    super(message.en);
    this.malformed = { message, offset };
  }
}

/** The result of `read`, or why what it reads is malformed. */
export function orMalformed<T>(read: () => T): T | Malformed {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedError) return error.malformed;
    throw error;
  }
}

/** Tells what is malformed from what could be read. */
export function isMalformed(value: object): value is Malformed {
  return 'message' in value && 'offset' in value;
}
