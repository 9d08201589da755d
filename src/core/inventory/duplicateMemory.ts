import type { Finding } from '../finding';
import { duplicateFindings } from './duplicateFindings';
import type { KeyPlace } from './duplicateGroups';
import type { DuplicateMeaning, MeantGroup } from './duplicateMeaning';
import type { Ties } from './ties';

interface Told {
  readonly group: MeantGroup;
  readonly ties: Ties;
  readonly findings: readonly Finding[];
}

/** The findings on each group of copies, the same ones as long as the group is as it was. */
export class DuplicateMemory {
  private told = new Map<string, Told>();

  /** What `duplicateFindings` says of all the groups that there are. */
  findings(groups: readonly MeantGroup[], ties: Ties): Finding[] {
    const before = this.told;
    this.told = new Map();
    return groups.flatMap((group) => {
      const identity = group.spki ?? group.places[0]?.material.sha256 ?? '';
      const known = before.get(identity);
      const isKnown = known?.ties === ties && isSameGroup(known.group, group);
      const told = isKnown ? known : { group, ties, findings: duplicateFindings([group], ties) };
      this.told.set(identity, told);
      return told.findings;
    });
  }
}

function isSameGroup(one: MeantGroup, other: MeantGroup): boolean {
  return (
    one.places.length === other.places.length &&
    one.places.every((place, index) => isSamePlace(place, other.places[index])) &&
    one.meanings.every((meaning, index) => isSameMeaning(meaning, other.meanings[index]))
  );
}

function isSamePlace(one: KeyPlace, other: KeyPlace | undefined): boolean {
  return one.file === other?.file && one.material === other.material && one.takenFrom === other.takenFrom;
}

function isSameMeaning(one: DuplicateMeaning, other: DuplicateMeaning | undefined): boolean {
  return (
    one.rule === other?.rule &&
    one.severity === other.severity &&
    one.evidence.en === other.evidence.en &&
    one.advice.en === other.advice.en
  );
}
