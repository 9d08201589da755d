import type { ConfigPath, CertificateEntry } from '../config/model';
import type { ConfigurationDocument } from '../config/document';
import type { RelatedPlace, Severity } from '../finding';
import type { InspectedCertificate, InspectedRequest } from '../inspect/item';
import type { Text } from '../language';
import type { Range } from '../range';

/** A decoded thing and the place it stands. */
export interface Located<T> {
  readonly file: string;
  readonly range: Range;
  readonly item: T;
}

/** The files of one certificate entry, found by convention or by its `files:`. */
export interface EntryMaterial {
  readonly certificate?: Located<InspectedCertificate>;
  readonly request?: Located<InspectedRequest>;
  /** The private key's identity only. */
  readonly privateKey?: Located<{ readonly spki: string | null; readonly encrypted: boolean }>;
}

/** All that a rule may look at. */
export interface RuleContext {
  readonly document: ConfigurationDocument;
  readonly now: Date;
  readonly materialOf: (entry: CertificateEntry) => EntryMaterial;
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
}

/** One rule of IGC-Santé: one file here, one page `docs/rules/<id>.md`, one test. */
export interface Rule {
  /** Kebab-case, explains itself. */
  readonly id: string;
  readonly severity: Severity;
  /** The ids of DOMAIN Part C that it covers. */
  readonly catalogue: readonly string[];
  check(context: RuleContext): Iterable<Report>;
}
