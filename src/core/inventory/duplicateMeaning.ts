import type { CertificateEntry } from '../config/model';
import type { Severity } from '../finding';
import type { Text } from '../language';
import type { DuplicateGroup } from './duplicateGroups';
import type { Place } from './keyMaterialIndex';

/** What copies of a key can mean. */
export type MeaningName =
  | 'shared-with-insi'
  | 'shared-by-instances'
  | 'shared-by-services'
  | 'shared-by-certificates'
  | 'kept-on-renewal'
  | 'backup'
  | 'copy'
  /** The key and the bundle of one entry, which belong together. */
  | 'one-entry';

/** What the copies of a key mean, by which evidence, and what to do. */
export interface DuplicateMeaning {
  readonly name: MeaningName;
  /** The rule that tells it; null where there is nothing to tell. */
  readonly rule: string | null;
  readonly severity: Severity;
  readonly evidence: Text;
  readonly advice: Text;
}

/** A group of copies, what it means as a whole, and what it means at each of its places, in their order. */
export interface MeantGroup extends DuplicateGroup, DuplicateMeaning {
  readonly meanings: readonly DuplicateMeaning[];
}

/** What tells the copies of a key from each other. */
export interface Evidence {
  /** Every certificate, request and key that has the identity `spki`. */
  readonly placesOf: (spki: string) => readonly Place[];
  /** The entries of the configurations that claim a file. */
  readonly tiesOf: (file: string) => readonly CertificateEntry[];
  /** Whether an entry names a file as its own. */
  readonly isNamed: (file: string) => boolean;
  /** The source and settings files that name a file. */
  readonly namedBy: (file: string) => readonly string[];
}
