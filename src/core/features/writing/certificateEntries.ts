import { onOneLine } from '../../config/edits/written';
import type { CertificateEntry, Configuration, Product } from '../../config/model';
import { insiNames } from '../../igc/insi';
import { serviceNamed, type KnownService } from '../../igc/services';
import type { Text } from '../../language';
import type { EntryProposal } from './entryCompletions';
import { choiceField, field, literally } from './snippet';

interface Kind {
  readonly label: string;
  readonly detail: Text;
  readonly service: KnownService;
  readonly callMode?: keyof typeof insiNames;
  /** The end of the ids, and the product of each certificate. */
  readonly certificates: readonly (readonly [suffix: string, product: Product])[];
}

/** What the services need ([S2] A.2.2). */
const kinds: readonly Kind[] = [
  {
    label: 'INSi, manual',
    detail: { en: 'certificate for calls made by a user', fr: 'certificat pour les appels d’un utilisateur' },
    service: 'INSi',
    callMode: 'manual',
    certificates: [['insi-manu', 'ORG AUTH_CLI']],
  },
  {
    label: 'INSi, automated',
    detail: { en: 'certificate for batches', fr: 'certificat pour des lots' },
    service: 'INSi',
    callMode: 'automated',
    certificates: [['insi-auto', 'ORG AUTH_CLI']],
  },
  {
    label: 'DMP',
    detail: {
      en: 'its two certificates: to authenticate and to sign',
      fr: 'ses deux certificats : authentification et signature',
    },
    service: 'DMP',
    certificates: [
      ['dmp-auth', 'ORG AUTH_CLI'],
      ['dmp-sign', 'ORG SIGN'],
    ],
  },
  {
    label: 'PSC',
    detail: { en: 'certificate for Pro Santé Connect', fr: 'certificat pour Pro Santé Connect' },
    service: 'PSC',
    certificates: [['psc', 'ORG AUTH_CLI']],
  },
  {
    label: 'MSSanté',
    detail: {
      en: 'certificate for an application mailbox',
      fr: 'certificat pour une boîte aux lettres applicative',
    },
    service: 'MSSante',
    certificates: [['mssante', 'ORG AUTH_CLI']],
  },
];

/** More instances than this are easier typed than chosen. */
const mostChoices = 20;

/** Whole certificates for a service, with the instance, administrator and addresses that the document suggests. */
export function certificateEntries(configuration: Configuration): readonly EntryProposal[] {
  const taken = new Set(configuration.certificates.map(({ id }) => id));
  return kinds.map((kind) => ({
    label: kind.label,
    detail: kind.detail,
    entries: entriesFor(kind, configuration, taken),
  }));
}

function entriesFor(
  { service, callMode, certificates }: Kind,
  configuration: Configuration,
  taken: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const instances = instancesFor(service, callMode, configuration);
  const structure = configuration.instances.find(({ id }) => id === instances[0])?.structure;
  const { administrator, contact } = habits(configuration);
  const commonName = callMode
    ? literally(insiNames[callMode])
    : field(3, nameFor(instances[0], configuration));
  return certificates.map(([suffix, product], number) => [
    `id: ${field(number + 4, unused(`${structure ?? instances[0] ?? 'certificate'}-${suffix}`, taken))}`,
    `instance: ${choiceField(1, instances.length > 0 ? instances.map(onOneLine) : ['instance'])}`,
    `product: ${product}`,
    `commonName: ${commonName}`,
    `services: [${service}]`,
    ...(callMode ? [`callMode: ${callMode}`] : []),
    ...(administrator ? [`administrator: ${literally(onOneLine(administrator))}`] : []),
    `contact: { actor: ${contact ? literally(contact) : field(2, 'certificats@editeur.example')} \\}`,
  ]);
}

/** The instances, those first that have no such certificate yet. */
function instancesFor(
  service: KnownService,
  callMode: Kind['callMode'],
  { instances, certificates }: Configuration,
): readonly string[] {
  const isSuch = (entry: CertificateEntry) =>
    entry.services.some((name) => serviceNamed(name) === service) &&
    (callMode === undefined || entry.callMode === callMode);
  const served = new Set(certificates.filter(isSuch).map(({ instance }) => instance));
  const ids = instances.map(({ id }) => id);
  return [...ids.filter((id) => !served.has(id)), ...ids.filter((id) => served.has(id))].slice(
    0,
    mostChoices,
  );
}

/** What the last certificate has, or else the first administrator. */
function habits({ certificates, administrators }: Configuration) {
  const last = certificates.at(-1);
  const [first] = administrators;
  return {
    administrator: last?.administrator ?? first?.id,
    contact: last?.contact?.actor ?? first?.email,
  };
}

/** The name that the instance's other certificates have, or the software's. */
function nameFor(instance: string | undefined, { certificates, publisher }: Configuration): string {
  const names = certificates
    .filter(
      (entry) => entry.instance === instance && !entry.services.some((name) => serviceNamed(name) === 'INSi'),
    )
    .map(({ commonName }) => commonName);
  return onOneLine((names.find((name) => name !== undefined) ?? publisher?.solution ?? 'RIS').slice(0, 64));
}

/** `id`, numbered where another entry has it. */
export function unused(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
