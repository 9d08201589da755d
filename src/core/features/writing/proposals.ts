import type { ConfigPath, Configuration } from '../../config/model';
import { insiNames } from '../../igc/insi';
import { sectors } from '../../igc/sectors';
import { knownServices, serviceNamed, type KnownService } from '../../igc/services';
import type { Text } from '../../language';
import type { Container } from './caret';
import type { Completion } from './completion';
import { serviceNeeds } from './meanings';

/** A value that fits, from the document or from what IGC-Santé says. */
export interface Proposal {
  readonly value: string;
  /** No text: never to be put between quotes. */
  readonly verbatim?: true;
  readonly kind?: Completion['kind'];
  readonly detail?: Text;
  readonly documentation?: Text;
  readonly deprecated?: true;
}

type Source = (configuration: Configuration, container: Container) => readonly Proposal[];

/** What is known to fit at a path beyond what the schema says; `container` is the block or list around it. */
export function proposalsFor(
  path: ConfigPath,
  container: Container,
  configuration: Configuration,
): readonly Proposal[] {
  const source = sources.get(path.map((step) => (typeof step === 'number' ? '*' : step)).join('.'));
  return source?.(configuration, container) ?? [];
}

const structureIds: Source = ({ structures }) =>
  structures.map(({ id, name, sector }) => reference(id, name ?? '', sector ?? ''));

const instanceIds: Source = ({ instances }) =>
  instances.map(({ id, structure, environment }) => reference(id, structure ?? '', environment ?? ''));

const administratorIds: Source = ({ administrators }) =>
  administrators.map(({ id, name, card }) => reference(id, name ?? '', card?.type ?? ''));

const sectorCodes: Source = () =>
  sectors.map(({ code, name, deprecated }) => ({
    value: code,
    detail: same(name),
    ...(deprecated !== undefined && { deprecated: true, documentation: noLongerGiven(deprecated) }),
  }));

const services: Source = ({ certificates }, { kind, written }) => {
  const present = kind === 'list' ? [...written.values()].map(serviceNamed) : [];
  if (present.includes('INSi')) return [];
  const known = knownServices.filter((service) => !present.includes(service));
  const others = new Set(certificates.flatMap((entry) => entry.services));
  return [
    ...known.filter((service) => service !== 'INSi' || present.length === 0).map(knownService),
    ...[...others].filter((name) => !serviceNamed(name)).map((value) => ({ value })),
  ];
};

const commonNames: Source = ({ certificates, publisher }, { written }) => {
  const entry = certificates.find(({ id }) => id === written.get('id'));
  const named = entry?.services.map(serviceNamed) ?? [];
  const insi = Object.entries(insiNames)
    .filter(([mode]) => (written.get('callMode') ?? mode) === mode || written.get('callMode') === '')
    .map(([, value]) => ({ value, detail: insiOnly }));
  const free = certificates
    .filter(({ instance }) => instance === written.get('instance'))
    .map(({ commonName }) => commonName)
    .filter((name) => name !== undefined && !insi.some(({ value }) => value === name));
  const others = [...new Set([...free, publisher?.solution])].filter((name) => name !== undefined);
  const proposed = others.map((value) => ({ value: value.slice(0, 64) }));
  if (named.includes('INSi')) return insi;
  return named.length > 0 ? proposed : [...proposed, ...insi];
};

const addresses: Source = ({ administrators, certificates }) => {
  const contacts = certificates.flatMap(({ contact }) => [contact?.actor, ...(contact?.inform ?? [])]);
  const all = new Set([...administrators.map(({ email }) => email), ...contacts]);
  return [...all].filter((address) => address !== undefined).map((value) => ({ value }));
};

const sources: ReadonlyMap<string, Source> = new Map([
  ['instances.*.structure', structureIds],
  ['certificates.*.instance', instanceIds],
  ['certificates.*.administrator', administratorIds],
  ['structures.*.sector', sectorCodes],
  ['certificates.*.services.*', services],
  ['certificates.*.commonName', commonNames],
  ['certificates.*.contact.actor', addresses],
  ['certificates.*.contact.inform.*', addresses],
  ['administrators.*.email', addresses],
]);

function reference(id: string, ...facts: readonly string[]): Proposal {
  return { value: id, kind: 'reference', detail: same(facts.filter((fact) => fact !== '').join(', ')) };
}

function knownService(service: KnownService): Proposal {
  return { value: service, detail: serviceNeeds[service] };
}

function same(text: string): Text {
  return { en: text, fr: text };
}

const insiOnly: Text = { en: 'for INSi only', fr: 'pour INSi seulement' };

const noLongerGiven = (since: string): Text => ({
  en: `No longer given since ${since}.`,
  fr: `N’est plus attribué depuis le ${since}.`,
});
