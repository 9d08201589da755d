import type { Environment, StructureKind } from '../../config/model';
import type { IdentifierKind } from '../../igc/identifiers';

/** The services that the questions propose; any other can be written by hand. */
export const proposedServices = ['INSi', 'DMP', 'PSC', 'MSSante', 'ROR'] as const;
export type ProposedService = (typeof proposedServices)[number];

/** Who orders and installs the certificates: staff of the publisher or of the structure, by the card they have. */
export const administrations = ['publisher', 'structure-cps', 'structure-cpe', 'unknown'] as const;
export type Administration = (typeof administrations)[number];

/** What a user answers to describe a first structure; some questions depend on the answers to others. */
export interface Answers {
  readonly kind: StructureKind;
  /** Registered name of the structure. */
  readonly name: string;
  /** TRE_R02 code, or `unknown`; not asked where the kind decides it. */
  readonly sector?: string;
  readonly environment: Environment;
  readonly identifier: string;
  readonly services: readonly ProposedService[];
  readonly callMode?: 'manual' | 'automated' | 'both';
  /** Not asked where the structure is the publisher. */
  readonly publisher?: string;
  readonly solution: string;
  readonly administration: Administration;
  /** Of the technical administrator, where there is one already. */
  readonly administrator?: string;
  readonly cardNumber?: string;
  readonly email?: string;
  readonly phone?: string;
  /** Who signs form 413 for the structure, and the number of the signatory's card. */
  readonly signatory?: string;
  readonly signatoryCard?: string;
}

/** The answers given so far. */
export type Draft = Partial<Answers>;

/** The identifier that certificates of a structure bear (official guide, S2-026, S2-031 to S2-033). */
export const identifierKinds: Readonly<Record<StructureKind, IdentifierKind>> = {
  'individual-practice': 'rppsRang',
  'group-practice': 'rppsRang',
  company: 'siret',
  gie: 'finess',
  hospital: 'finessLegal',
  publisher: 'siret',
};

/** The sector that goes without saying for a kind of structure (official guide, S2-026, S2-027). */
export const impliedSectors: Partial<Record<StructureKind, string>> = {
  'individual-practice': 'SA07',
  'group-practice': 'SA08',
  company: 'SA09',
};
