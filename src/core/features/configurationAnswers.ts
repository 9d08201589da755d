import type { Environment, StructureIdentifiers, StructureKind } from '../config/model';

/** The services that the questions propose; any other can be written by hand. */
export const proposedServices = ['INSi', 'DMP', 'PSC', 'MSSante', 'ROR'] as const;
export type ProposedService = (typeof proposedServices)[number];

/** The kinds of identifier of a structure. */
export type IdentifierKind = keyof StructureIdentifiers;

/** What a user answers to describe a first structure. */
export interface Answers {
  readonly publisher: string;
  readonly solution: string;
  readonly kind: StructureKind;
  readonly name: string;
  readonly identifierKind: IdentifierKind;
  readonly identifier: string;
  readonly environment: Environment;
  readonly services: readonly ProposedService[];
  /** Name of the technical administrator. */
  readonly administrator: string;
  /** The card with which the administrator connects to the platform; null without one yet. */
  readonly card: { readonly type: 'CPA' | 'CPS' | 'CPE'; readonly number: string } | null;
  /** E-mail address that the platform notifies. */
  readonly email: string;
}

/** The identifier that certificates of such a structure bear, the usual one first (DOMAIN S2-026, S2-031 to S2-033, B.12). */
export const identifierKinds: Readonly<
  Record<StructureKind, readonly [IdentifierKind, ...IdentifierKind[]]>
> = {
  'individual-practice': ['rppsRang'],
  'group-practice': ['rppsRang'],
  company: ['siret'],
  gie: ['finess', 'finessLegal'],
  hospital: ['finessLegal', 'finess'],
  publisher: ['siret'],
};
