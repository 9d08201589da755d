import type { ConfigPath, CertificateEntry } from '../config/model';
import type { ConfigurationDocument } from '../config/document';
import type { RelatedPlace, Severity } from '../finding';
import type { Fix } from '../fix';
import type { InspectedCertificate, InspectedItem, InspectedRequest } from '../inspect/item';
import type { Text } from '../language';
import type { KeyMaterial } from '../pki/keyMaterial';
import type { Range } from '../range';
import type { Remedy } from '../remedy';
import type { FileReference } from './source/fileReferences';

/** What every rule says of itself. One rule is one file, one page `docs/rules/<id>.md` and one test. */
export interface RuleFacts {
  /** Kebab-case, explains itself. */
  readonly id: string;
  readonly severity: Severity;
  /** The ids of the rule catalogue (`docs/rules/index.md`) that it covers. */
  readonly catalogue: readonly string[];
  /** Known by inference only: it speaks only where a setting gives it a level. */
  readonly offByDefault?: true;
}

/** A rule on what a configuration says, with the files paired to its entries. */
export interface ConfigurationRule extends RuleFacts {
  check(context: RuleContext): Iterable<Report>;
}

/** All that a rule on a configuration may look at. */
export interface RuleContext {
  readonly document: ConfigurationDocument;
  readonly now: Date;
  readonly materialOf: (entry: CertificateEntry) => EntryMaterial;
}

/** The files of one certificate entry, found by convention or by its `files:`. */
export interface EntryMaterial {
  readonly certificate?: Located<InspectedCertificate>;
  readonly request?: Located<InspectedRequest>;
  /** The request of a renewal under way. */
  readonly renewal?: Located<InspectedRequest>;
  /** The private key's identity only. */
  readonly privateKey?: Located<{ readonly spki: string | null; readonly encrypted: boolean }>;
}

/** A decoded thing and the place it stands. */
export interface Located<T> {
  readonly file: string;
  readonly range: Range;
  readonly item: T;
}

/** What a rule says at a path of the configuration; files it speaks of are `related`. */
export interface Report {
  readonly at: ConfigPath;
  /** Point at the property's name instead of its value. */
  readonly onKey?: boolean;
  readonly message: Text;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** The repairs that are known, made when someone asks for them; the likeliest first. */
  readonly fixes?: () => readonly Fix[];
}

/** A rule on the key material of one file, wherever it stands. */
export interface MaterialRule extends RuleFacts {
  check(context: MaterialContext): Iterable<PlacedReport>;
}

/** All that a rule on key material may look at. */
export interface MaterialContext {
  readonly file: string;
  /** Everything in the file, in its order. */
  readonly materials: readonly DecodedMaterial[];
  /** The entries of the configurations that claim the file. */
  readonly ties: readonly CertificateEntry[];
  readonly now: Date;
  /** The certificates, requests and keys of the folder that have the identity `spki`, a hundred of them at most. */
  readonly placesOf: (spki: string) => readonly { readonly file: string; readonly material: KeyMaterial }[];
  /** The entries that claim another file. */
  readonly tiesOf: (file: string) => readonly CertificateEntry[];
  /** Whether the certificate of that SHA-256 is an entry's own, so that the rules on configurations tell of it. */
  readonly isListed: (sha256: string) => boolean;
}

/** One piece of key material: what the index knows of it and, where it concerns IGC-Santé, all it says. */
export interface DecodedMaterial {
  readonly material: KeyMaterial;
  /** Null for a private key, and for a certificate that neither names IGC-Santé nor is tied to an entry. */
  readonly item: InspectedItem | null;
}

/** What a rule says at a place of a file. */
export interface PlacedReport {
  readonly range: Range;
  readonly message: Text;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: () => readonly Fix[];
  readonly remedies?: () => readonly Remedy[];
  /**
   * What tells this report from the others of its rule in its file, the same when lines move; never a secret,
   * for a fingerprint of a short one can be guessed. Twins are told apart by their order.
   */
  readonly identity: readonly (string | number)[];
}

/** A rule on the text of a source or settings file. */
export interface SourceRule extends RuleFacts {
  /** ASCII texts, one of which stands in every file that the rule has anything to say of: others are not decoded. */
  readonly hints: readonly string[];
  /** Takes time linear in the text, and quotes nothing that may be a secret. */
  check(source: { readonly file: string; readonly text: string }): Iterable<SourceReport>;
}

/** What a rule says at a stretch of a text, in offsets of UTF-16 code units. */
export interface SourceReport extends Omit<PlacedReport, 'range'> {
  readonly start: number;
  readonly end: number;
}

/** A rule on the certificates that a source or settings file names by their path. */
export interface ReferenceRule extends RuleFacts {
  /** As those of a `SourceRule`. */
  readonly hints: readonly string[];
  /** What is wrong with a certificate where a text names it; null where nothing is. */
  check(
    reference: FileReference,
    certificate: InspectedCertificate,
  ): Pick<PlacedReport, 'message' | 'severity'> | null;
}
