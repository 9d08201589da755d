import type { Text } from '../../language';

/** Why something protected by a password was not opened, or not made. */
export interface Refusal {
  readonly reason:
    | 'wrong-password'
    /** It needs a password, and none was given. */
    | 'needs-password'
    /** It is not what it is said to be. */
    | 'not-that'
    /** It is cut short, or damaged. */
    | 'malformed'
    | 'not-supported'
    /** Its size, its nesting or its key derivation go beyond what any honest file has. */
    | 'out-of-bounds'
    /** The parts that were given do not belong together. */
    | 'mismatch';
  readonly message: Text;
}

/** Thrown by what opens and makes protected files, and caught before it leaves it. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(reason: Refusal['reason'], message: Text) {
    super(message.en);
    this.refusal = { reason, message };
  }
}

/** Tells a refusal from a result. */
export function isRefusal(value: object): value is Refusal {
  return 'reason' in value && 'message' in value;
}

/** The result of `work`, or why it was refused. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
}

/** The password does not open it. */
export function wrongPassword(): RefusedError {
  return new RefusedError('wrong-password', {
    en: 'The password is wrong. Capitals and accents count; IGC-Santé cannot recover a lost one.',
    fr: 'Le mot de passe est faux. Majuscules et accents comptent ; l’IGC-Santé ne peut pas en retrouver un perdu.',
  });
}

/** An algorithm that is not read here, by its name or dotted OID. */
export function notSupported(algorithm: string): RefusedError {
  return new RefusedError('not-supported', {
    en: `This file is protected by ${algorithm}, which is not read here. Export it again with AES-256.`,
    fr: `Ce fichier est protégé par ${algorithm}, qui n’est pas lu ici. Exportez-le à nouveau en AES-256.`,
  });
}
