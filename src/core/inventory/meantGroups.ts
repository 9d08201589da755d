import { severities } from '../finding';
import { archivedSetOf } from './archivedSet';
import { duplicateGroups, type DuplicateGroup } from './duplicateGroups';
import type { DuplicateMeaning, Evidence, MeantGroup } from './duplicateMeaning';
import {
  allowed,
  backup,
  byCertificates,
  byFolders,
  byInstances,
  byRenewal,
  byServices,
  oneEntry,
  unexplained,
} from './duplicateReadings';
import { backupPart } from './folderWords';
import type { KeyMaterialIndex } from './keyMaterialIndex';
import { referrersOf } from './namedFile';
import type { SourceIndex } from './sourceIndex';
import type { Ties } from './ties';

/** Every private key that stands in more than one place, with what that means. */
export function meantGroups(index: KeyMaterialIndex, ties: Ties, sources?: SourceIndex): MeantGroup[] {
  const evidence = evidenceOf(index, ties, sources);
  return duplicateGroups(index).map((group) => meantGroup(group, evidence));
}

/** What a folder says of its files, as it is now. */
export function evidenceOf(index: KeyMaterialIndex, ties: Ties, sources?: SourceIndex): Evidence {
  let referrers: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    placesOf: (spki) => index.placesOf(spki),
    tiesOf: (file) => ties.of(file),
    isNamed: (file) => ties.isNamed(file),
    namedBy: (file) => {
      referrers ??= sources ? referrersOf(sources, index) : new Map();
      return referrers.get(file) ?? [];
    },
  };
}

/**
 * Says what the copies of a key mean: by what the configuration uses them for, then by their certificates, then by the
 * names of their folders. A copy in a folder of backups is one whatever the others are.
 */
export function meantGroup(group: DuplicateGroup, evidence: Evidence): MeantGroup {
  if (isOneArchivedSet(group, evidence))
    return { ...group, ...oneEntry, meanings: group.places.map(() => oneEntry) };
  const backups = group.places.map(({ file }) => (evidence.isNamed(file) ? null : backupPart(file)));
  const live = group.places.filter((_, index) => backups[index] === null);
  const part = backups.find((each) => each !== null) ?? null;
  const ofBackups = part === null ? null : backup(part);
  const ofLive = live.length < 2 ? null : meaningOfLive({ ...group, places: live }, evidence);
  const whole = worse(ofLive, ofBackups) ?? unexplained(group.places, evidence);
  const ofParts = new Map([...new Set(backups)].map((each) => [each, each === null ? whole : backup(each)]));
  const meanings = backups.map((own) => ofParts.get(own) ?? whole);
  return { ...group, ...whole, meanings };
}

/** The key and the bundle that a renewal has put aside together are no copies. */
function isOneArchivedSet({ places: [first, ...others] }: DuplicateGroup, { tiesOf }: Evidence): boolean {
  const set = first ? archivedSetOf(first.file) : null;
  if (!first || set === null || tiesOf(first.file).length === 0) return false;
  return others.every(({ file }) => archivedSetOf(file) === set && file !== first.file);
}

function worse(one: DuplicateMeaning | null, other: DuplicateMeaning | null): DuplicateMeaning | null {
  if (!one || !other) return one ?? other;
  return severities.indexOf(other.severity) < severities.indexOf(one.severity) ? other : one;
}

function meaningOfLive(group: DuplicateGroup, evidence: Evidence): DuplicateMeaning {
  const { places } = group;
  const entries = [...new Set(places.flatMap(({ file }) => evidence.tiesOf(file)))];
  return (
    byServices(entries) ??
    byInstances(entries) ??
    allowed(places, entries, evidence) ??
    byCertificates(entries) ??
    byRenewal(group, evidence) ??
    byFolders(places) ??
    unexplained(places, evidence)
  );
}
