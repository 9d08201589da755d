import type { CertificateEntry } from '../config/model';
import type { KeyMaterial } from '../pki/keyMaterial';
import type { KeyMaterialIndex, Place } from './keyMaterialIndex';
import { nameOf } from './path';
import type { SourceFile } from './sourceFile';
import type { SourceIndex } from './sourceIndex';
import type { Ties } from './ties';

/** What the findings about one file may depend on; answers are the same objects until they change. */
export interface FolderFacts {
  /** What a file holds, in its order. */
  readonly materialIn: (file: string) => readonly KeyMaterial[];
  /** Whether a file holds key material or promises it by its name. */
  readonly has: (file: string) => boolean;
  /** The only file of a name; null where there are several or none. */
  readonly onlyNamed: (name: string) => string | null;
  /** What has the identity `spki`, a hundred places of it at most. */
  readonly placesOf: (spki: string) => readonly Place[];
  /** The entries that claim a file. */
  readonly tiesOf: (file: string) => readonly CertificateEntry[];
  /** Whether an entry names a file as its own. */
  readonly isNamed: (file: string) => boolean;
  /** Whether the certificate of that SHA-256 is an entry's own. */
  readonly isListed: (sha256: string) => boolean;
  /** The files of certificates that a source file names. */
  readonly referencesIn: (file: string) => SourceFile['references'];
}

/** The facts of a folder as they are now; `listed` has the SHA-256 of the certificates of its entries. */
export function folderFacts(
  index: KeyMaterialIndex,
  sources: SourceIndex,
  ties: Ties,
  listed: ReadonlySet<string | undefined>,
): FolderFacts {
  return {
    materialIn: (file) => index.materialIn(file),
    has: (file) => index.has(file),
    onlyNamed: (name) => fileOfName(index.paths()).get(name) ?? null,
    placesOf: (spki) => firstOf(index.placesOf(spki)),
    tiesOf: (file) => ties.of(file),
    isNamed: (file) => ties.isNamed(file),
    isListed: (sha256) => listed.has(sha256),
    referencesIn: (file) => sources.get(file)?.references ?? [],
  };
}

/** A key copied n times would otherwise be looked at n² times. */
const mostPlaces = 100;

const firstPlaces = new WeakMap<readonly Place[], readonly Place[]>();

function firstOf(places: readonly Place[]): readonly Place[] {
  if (places.length <= mostPlaces) return places;
  const first = firstPlaces.get(places) ?? places.slice(0, mostPlaces);
  firstPlaces.set(places, first);
  return first;
}

const namesOf = new WeakMap<readonly string[], ReadonlyMap<string, string | null>>();

function fileOfName(paths: readonly string[]): ReadonlyMap<string, string | null> {
  const known = namesOf.get(paths);
  if (known) return known;
  const files = new Map<string, string | null>();
  for (const path of paths) files.set(nameOf(path), files.has(nameOf(path)) ? null : path);
  namesOf.set(paths, files);
  return files;
}
