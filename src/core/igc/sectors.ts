import nomenclature from '../../../data/sectors-tre-r02.json';

/** A sector of activity (nomenclature TRE_R02). */
export interface Sector {
  readonly code: string;
  /** As ANS publishes it, in French. */
  readonly name: string;
  /** Date since which it is no longer given, ISO 8601. */
  readonly deprecated?: string;
}

/** Every sector of the nomenclature, in its order. */
export const sectors: readonly Sector[] = nomenclature.sectors;

/** The sector of a code such as `SA08`, deprecated ones included. */
export function sectorOf(code: string): Sector | undefined {
  return sectors.find((sector) => sector.code === code);
}
