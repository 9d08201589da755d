import { instanceOf, structureOf } from '../config/lookup';
import { quoted } from '../config/quoted';
import { givenIdentifiers } from '../igc/identifiers';
import { structureOf as readStructure } from '../igc/structure';
import { requestDnsNames } from '../igc/subject';
import type { InspectedCertificate } from '../inspect/item';
import type { Text } from '../language';
import { profileOf } from '../rules/configuration/certificateProfile';
import { typeOf } from '../rules/configuration/certificateStructure';
import type { EntryOf } from './awaitedKeys';

/** A field in which a certificate is not what its entry asks for. */
export interface Difference {
  readonly field: Text;
  /** What the certificate has. */
  readonly found: Text;
  /** What the entry asks for. */
  readonly expected: Text;
}

/** Every field in which a certificate is not what an entry asks for; its key and its dates are told elsewhere. */
export function differences(certificate: InspectedCertificate, { document, entry }: EntryOf): Difference[] {
  const { configuration } = document;
  const { igc, subject, san } = certificate;
  const found: Difference[] = [];
  const compare = (field: Text, has: string | undefined, wanted: readonly string[]) => {
    if (wanted.length === 0 || (has !== undefined && wanted.includes(has))) return;
    found.push({ field, found: has === undefined ? nothing : same(quoted(has)), expected: oneOf(wanted) });
  };
  compare(fields.commonName, subject.CN, entry.commonName ? [entry.commonName] : []);
  const structure = structureOf(entry, configuration);
  compare(
    fields.structure,
    structureIn(certificate) ?? subject.OU[0],
    (structure ? givenIdentifiers(structure.identifier) : []).map(
      ({ kind, value }) => `${typeOf[kind]} ${value}`,
    ),
  );
  const profile = entry.product && profileOf[entry.product];
  compare(fields.product, igc?.profile, profile ? [profile] : []);
  const environment = instanceOf(entry, configuration)?.environment;
  compare(fields.environment, igc?.environment, environment ? [environment] : []);
  const names = san.flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4).toLowerCase()] : []));
  for (const name of requestDnsNames(entry, configuration))
    if (!names.includes(name))
      found.push({
        field: fields.names,
        found: names.length === 0 ? nothing : oneOf(names),
        expected: same(quoted(name)),
      });
  return found;
}

/** As the entries name it, whoever issued the certificate; a person's belongs to no structure. */
function structureIn({ igc, subject }: InspectedCertificate): string | null {
  const read = igc ? igc.structure : readStructure(subject.OU);
  return read && read.type !== 'UNKNOWN' ? `${read.type} ${read.value}` : null;
}

/** Differences as one sentence each. */
export function differencesText(found: readonly Difference[]): Text {
  return {
    en: found
      .map(({ field, found: has, expected }) => `${field.en}: ${has.en} instead of ${expected.en}.`)
      .join(' '),
    fr: found
      .map(({ field, found: has, expected }) => `${field.fr} : ${has.fr} au lieu de ${expected.fr}.`)
      .join(' '),
  };
}

const fields = {
  commonName: { en: 'Name (CN)', fr: 'Nom (CN)' },
  structure: { en: 'Structure (OU)', fr: 'Structure (OU)' },
  product: { en: 'Product', fr: 'Produit' },
  environment: { en: 'Environment', fr: 'Environnement' },
  names: { en: 'DNS names', fr: 'Noms DNS' },
} as const satisfies Readonly<Record<string, Text>>;

const nothing: Text = { en: 'nothing', fr: 'rien' };

function same(text: string): Text {
  return { en: text, fr: text };
}

function oneOf(values: readonly string[]): Text {
  const all = values.slice(0, 5).map(quoted);
  return { en: all.join(' or '), fr: all.join(' ou ') };
}
