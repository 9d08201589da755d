import { publicPoint } from '../primitives/publicPoint';

/** How the public point of a secret on a curve is computed. */
export type PointOf = typeof publicPoint;

/** Tools write the public half, Ed25519 apart; each point costs up to some five milliseconds. */
export const mostPoints = 16;

/** Computes the public points of one file, the first few: the rest are null, as of a curve that is not known. */
export class BoundedPoints {
  #asked = 0;

  /** Whether a point was left out. */
  get isOver(): boolean {
    return this.#asked > mostPoints;
  }

  readonly of: PointOf = (curve, secret) => (++this.#asked > mostPoints ? null : publicPoint(curve, secret));
}
