import type { Finding } from '../finding';
import type { Pause } from '../pause';
import { isSame } from '../remembered';
import { duplicateFindings } from './duplicateFindings';
import { duplicateGroups, type DuplicateGroup, type KeyPlace } from './duplicateGroups';
import type { KeyMaterialIndex, Place } from './keyMaterialIndex';
import { evidenceOf, meantGroup } from './meantGroups';
import type { SourceIndex } from './sourceIndex';
import type { Ties } from './ties';

/** A group of copies, all that decides what it means, and what was told of it. */
interface Told {
  readonly group: DuplicateGroup;
  readonly ties: Ties;
  /** Everything of the key, its certificates among it. */
  readonly ofKey: readonly Place[];
  /** The first file that names each of its places. */
  readonly namedBy: readonly (string | undefined)[];
  readonly findings: readonly Finding[];
}

/** The findings on each group of copies, the same ones as long as nothing changes that decides what it means. */
export class DuplicateMemory {
  private told = new Map<string, Told>();

  /** What is found of all the copies that there are. */
  async findings(
    index: KeyMaterialIndex,
    ties: Ties,
    sources: SourceIndex,
    pause?: Pause,
  ): Promise<Finding[]> {
    const before = this.told;
    const findings: Finding[] = [];
    this.told = new Map();
    const evidence = evidenceOf(index, ties, sources);
    for (const group of duplicateGroups(index)) {
      const identity = group.spki ?? group.places[0]?.material.sha256 ?? '';
      const ofKey = group.spki === null ? [] : index.placesOf(group.spki);
      const namedBy = group.places.map(({ file }) => evidence.namedBy(file)[0]);
      const known = before.get(identity);
      const isKnown =
        known?.ties === ties &&
        isSame(known.ofKey, ofKey) &&
        isSame(known.namedBy, namedBy) &&
        isSameGroup(known.group, group);
      const told = isKnown
        ? known
        : { group, ties, ofKey, namedBy, findings: duplicateFindings([meantGroup(group, evidence)], ties) };
      this.told.set(identity, told);
      findings.push(...told.findings);
      await pause?.();
    }
    return findings;
  }
}

function isSameGroup({ places }: DuplicateGroup, other: DuplicateGroup): boolean {
  return (
    places.length === other.places.length &&
    places.every((place, position) => isSamePlace(place, other.places[position]))
  );
}

function isSamePlace(one: KeyPlace, other: KeyPlace | undefined): boolean {
  return one.file === other?.file && one.material === other.material && one.takenFrom === other.takenFrom;
}
