import type { Pause } from '../../pause';
import { RefusedError } from './refusal';
import { turns } from './turns';

/** Java refuses more in a PKCS#12 too; the largest that tools write by themselves is a million. */
const mostIterations = 5_000_000;

/** Of all the keys of one file together: less than half a minute on a slow machine. */
const mostRounds = 25_000_000;

/** What a file may ask for while it is opened, and the turns that it leaves to others. */
export interface Work {
  readonly signal: AbortSignal | undefined;
  readonly pause: Pause;
  /**
   * Counts a key derivation of so many blocks before it is made.
   *
   * @throws RefusedError where one file asks for too much.
   */
  spend(iterations: number, blocks: number): void;
}

/** The work on one file; throws what `signal` says once it is aborted. */
export function workUnder(signal: AbortSignal | undefined): Work {
  let rounds = 0;
  return {
    signal,
    pause: turns(signal),
    spend(iterations, blocks) {
      if (iterations > mostIterations) throw tooMany(iterations);
      rounds += iterations * blocks;
      if (rounds > mostRounds) throw tooMany(rounds);
    },
  };
}

function tooMany(iterations: number): RefusedError {
  const written = iterations.toLocaleString('en-US');
  return new RefusedError('out-of-bounds', {
    en: `This file asks for ${written} rounds of key derivation, more than any honest one: it is not opened. Export it again with at most a million.`,
    fr: `Ce fichier demande ${written.replaceAll(',', ' ')} tours de dérivation de clé, plus qu’aucun fichier honnête : il n’est pas ouvert. Exportez-le à nouveau avec un million au plus.`,
  });
}
