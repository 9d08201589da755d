import { stringify } from 'yaml';
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

/** The sector that goes without saying for a kind of structure (DOMAIN S2-026, S2-027). */
const sectors: Partial<Record<StructureKind, string>> = {
  'individual-practice': 'SA07',
  'group-practice': 'SA08',
  company: 'SA09',
};

/** A `certificates.yaml` that says what the user answered, with the certificates that the services need. */
export function newConfiguration(answers: Answers): string {
  const { kind, identifierKind, identifier, environment } = answers;
  const sector = sectors[kind];
  const structure = slug(answers.name);
  const instance = `${slug(answers.solution)}-${structure}`.slice(0, 50).replace(/-+$/, '');
  const configuration = {
    version: 1,
    publisher: { name: answers.publisher, solution: answers.solution },
    structures: [
      {
        id: structure,
        name: answers.name,
        kind,
        ...(sector === undefined ? {} : { sector }),
        identifier: { [identifierKind]: identifierKind === 'rppsRang' ? [identifier] : identifier },
      },
    ],
    administrators: [
      {
        id: 'administrator',
        name: answers.administrator,
        employer: 'publisher',
        ...(answers.card === null ? {} : { card: { ...answers.card, active: true } }),
        email: answers.email,
      },
    ],
    instances: [{ id: instance, structure, environment }],
    certificates: certificates(answers, instance),
  };
  return stringify(configuration, { lineWidth: 0 }).replace(
    /\n(?=(publisher|structures|administrators|instances|certificates):)/g,
    '\n\n',
  );
}

/** INSi has certificates of its own (S2-003); the DMP needs two (S2-010); the others share one (S2-003). */
function certificates({ services, solution, email }: Answers, instance: string): readonly object[] {
  const common = { instance, administrator: 'administrator', contact: { actor: email } };
  const shared = services.filter((service) => service !== 'INSi');
  const entries = [];
  if (services.includes('INSi')) {
    entries.push({
      id: `${instance}-insi`,
      product: 'ORG AUTH_CLI',
      commonName: 'INSI-MANU',
      services: ['INSi'],
      callMode: 'manual',
      ...common,
    });
  }
  if (shared.length > 0) {
    entries.push({
      id: `${instance}-auth`,
      product: 'ORG AUTH_CLI',
      commonName: solution,
      services: shared,
      ...common,
    });
  }
  if (services.includes('DMP')) {
    entries.push({
      id: `${instance}-sign`,
      product: 'ORG SIGN',
      commonName: solution,
      services: ['DMP'],
      ...common,
    });
  }
  return entries;
}

/** A name as an id: lower-case letters, digits and hyphens. */
function slug(name: string): string {
  const id = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-+|-+$/g, '');
  return id === '' ? 'structure' : id;
}
