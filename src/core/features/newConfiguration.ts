import { stringify } from 'yaml';
import type { StructureKind } from '../config/model';
import type { Answers } from './configurationAnswers';

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
