import { stringify } from 'yaml';
import { insiNames } from '../../igc/insi';
import { identifierKinds, impliedSectors, type Answers } from './answers';

/** A `certificates.yaml` that says what the user answered, with the certificates that the services need. */
export function newConfiguration(answers: Answers): string {
  const { kind, name, environment, solution, publisher = name } = answers;
  const structure = slug(name) || 'structure';
  const instance = `${slug(solution) || 'ris'}-${structure}`;
  const sector = impliedSectors[kind] ?? answers.sector;
  const configuration = {
    version: 1,
    publisher: { name: publisher, solution },
    structures: [
      {
        id: structure,
        name,
        kind,
        ...(sector === undefined || sector === 'unknown' ? {} : { sector }),
        identifier: identifierOf(answers),
        ...representativeOf(answers),
      },
    ],
    ...administratorsOf(answers),
    instances: [{ id: instance, structure, environment }],
    certificates: certificatesOf(answers, instance),
  };
  return stringify(configuration, { lineWidth: 0, aliasDuplicateObjects: false }).replace(
    /\n(?=(publisher|structures|administrators|instances|certificates):)/g,
    '\n\n',
  );
}

function identifierOf({ kind, identifier }: Answers): object {
  const value = identifier.replace(/\s/g, '');
  const identifierKind = identifierKinds[kind];
  return { [identifierKind]: identifierKind === 'rppsRang' ? [value] : value };
}

/** Who signs form 413, in the capacity that goes with the kind of structure (official guide, S2-082, S2-086, S2-089). */
function representativeOf({ kind, signatory, signatoryCard }: Answers): object {
  if (signatory === undefined) return {};
  const role = kind in impliedSectors ? 'titulaire' : 'responsable-legal';
  return { representative: { name: signatory, role, cardNumber: signatoryCard } };
}

const administratorId = 'administrator';

function administratorsOf({ administration, administrator, cardNumber, email, phone }: Answers): object {
  if (administration === 'unknown') return {};
  const card = {
    type: { publisher: 'CPA', 'structure-cps': 'CPS', 'structure-cpe': 'CPE' }[administration],
    number: cardNumber,
    active: true,
  };
  const employer = administration === 'publisher' ? 'publisher' : 'structure';
  return { administrators: [{ id: administratorId, name: administrator, employer, card, email, phone }] };
}

/** INSi has certificates of its own (S2-003); the DMP needs two (S2-010); the others share one (S2-003). */
function certificatesOf(answers: Answers, instance: string): readonly object[] {
  const { services, solution, callMode = 'manual', administration, email } = answers;
  const common =
    administration === 'unknown' ? {} : { administrator: administratorId, contact: { actor: email } };
  const commonName = Array.from(solution).slice(0, longestName).join('').trim();
  const shared = services.filter((service) => service !== 'INSi');
  const entry = (suffix: string, product: string, of: readonly string[], name = commonName, more = {}) => ({
    id: `${instance}-${suffix}`,
    instance,
    product,
    commonName: name,
    services: of,
    ...more,
    ...common,
  });
  const modes = callMode === 'both' ? (['manual', 'automated'] as const) : [callMode];
  return [
    ...(services.includes('INSi')
      ? modes.map((mode) =>
          entry(`insi-${insiSuffixes[mode]}`, 'ORG AUTH_CLI', ['INSi'], insiNames[mode], { callMode: mode }),
        )
      : []),
    ...(shared.length > 0 ? [entry('auth', 'ORG AUTH_CLI', shared)] : []),
    ...(services.includes('DMP') ? [entry('sign', 'ORG SIGN', ['DMP'])] : []),
  ];
}

const insiSuffixes = { manual: 'manu', automated: 'auto' } as const;

/** Characters of a common name (X.520). */
const longestName = 64;

/** A name as a part of an id: lower-case letters, digits and hyphens. */
function slug(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-+|-+$/g, '');
}
