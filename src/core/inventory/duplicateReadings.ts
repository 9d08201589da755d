import { quoted } from '../config/quoted';
import type { CertificateEntry } from '../config/model';
import { serviceNamed } from '../igc/services';
import type { Text } from '../language';
import type { DuplicateGroup, KeyPlace } from './duplicateGroups';
import type { DuplicateMeaning, Evidence } from './duplicateMeaning';
import { serverPart } from './folderWords';
import { folderOf } from './path';
import { instancesOf, isOneCertificate } from './ties';

/** What the configuration uses the key for: a certificate for INSi serves no other service (official guide, S2-003). */
export function byServices(entries: readonly CertificateEntry[]): DuplicateMeaning | null {
  const insi = entries.find(servesInsi);
  const other = entries.find((entry) => entry.services.length > 0 && !servesInsi(entry));
  if (!insi || !other) return null;
  const [one, two, names] = [
    quoted(insi.id),
    quoted(other.id),
    other.services.slice(0, 3).map(quoted).join(', '),
  ];
  return {
    name: 'shared-with-insi',
    rule: 'key-shared-with-insi',
    severity: 'error',
    evidence: {
      en: `By the configuration, ${one} is for INSi and ${two} for ${names}: a certificate for INSi serves no other service, and neither does its key.`,
      fr: `D’après la configuration, ${one} sert à INSi et ${two} à ${names} : un certificat pour INSi ne sert à aucun autre service, sa clé non plus.`,
    },
    advice: {
      en: 'Generate a new key for one of the two, and order its certificate again.',
      fr: 'Générez une nouvelle clé pour l’un des deux et commandez à nouveau son certificat.',
    },
  };
}

function servesInsi({ services }: CertificateEntry): boolean {
  return services.some((name) => serviceNamed(name) === 'INSi');
}

/** Which instances the configuration gives the key to: each has its own (official guide, S2-079). */
export function byInstances(entries: readonly CertificateEntry[]): DuplicateMeaning | null {
  const instances = instancesOf(entries);
  if (instances.length < 2) return null;
  const names = listed(instances);
  return {
    ...sharedByInstances,
    severity: 'error',
    evidence: {
      en: `By the configuration, these copies are for different instances, ${names.en}: each instance or server needs a certificate and a key of its own.`,
      fr: `D’après la configuration, ces copies sont pour des instances différentes, ${names.fr} : chaque instance ou serveur doit avoir son propre certificat et sa propre clé.`,
    },
  };
}

const sharedByInstances = {
  name: 'shared-by-instances',
  rule: 'key-shared-by-instances',
  advice: {
    en: 'Keep the key for one of them; generate a new one and order a certificate for each other.',
    fr: 'Gardez la clé pour l’un d’eux ; générez-en une nouvelle et commandez un certificat pour chacun des autres.',
  },
} as const;

/**
 * One entry’s key and bundle, or entries for one certificate of one instance; a file that no entry names is neither.
 */
export function allowed(
  places: readonly KeyPlace[],
  entries: readonly CertificateEntry[],
  { isNamed }: Evidence,
): DuplicateMeaning | null {
  const files = new Set(places.map(({ file }) => file));
  if (files.size < places.length || places.some(({ file }) => !isNamed(file))) return null;
  if (entries.length === 1) return oneEntry;
  if (!isOneCertificate(entries)) return null;
  const instance = quoted(entries[0]?.instance ?? '');
  return {
    name: 'shared-by-services',
    rule: 'key-shared-by-services',
    severity: 'info',
    evidence: {
      en: `By the configuration, these copies are all for one instance, ${instance}, which may reach several services with one certificate and key.`,
      fr: `D’après la configuration, ces copies sont toutes pour une même instance, ${instance}, qui peut accéder à plusieurs services avec un seul certificat et sa clé.`,
    },
    advice: {
      en: 'Nothing has to change; one file that the services share is easier to protect and to renew.',
      fr: 'Rien n’oblige à changer ; un seul fichier commun aux services se protège et se renouvelle mieux.',
    },
  };
}

/** What belongs together. */
export const oneEntry: DuplicateMeaning = {
  name: 'one-entry',
  rule: null,
  severity: 'info',
  evidence: {
    en: 'They are the key and the bundle of one certificate of the configuration.',
    fr: 'Ce sont la clé et le fichier PKCS#12 d’un même certificat de la configuration.',
  },
  advice: { en: 'Nothing has to change.', fr: 'Il n’y a rien à changer.' },
};

/** Which certificates the configuration gives the key to: each needs its own. */
export function byCertificates(entries: readonly CertificateEntry[]): DuplicateMeaning | null {
  if (entries.length < 2 || isOneCertificate(entries)) return null;
  const names = listed(entries.map(({ id }) => id));
  return {
    name: 'shared-by-certificates',
    rule: 'duplicate-private-key',
    severity: 'warning',
    evidence: {
      en: `By the configuration, these copies are for different certificates, ${names.en}: each needs a key of its own.`,
      fr: `D’après la configuration, ces copies sont pour des certificats différents, ${names.fr} : chacun doit avoir sa propre clé.`,
    },
    advice: entries.some(servesInsi)
      ? {
          en: 'Generate a new key for each of them but one.',
          fr: 'Générez une nouvelle clé pour chacun sauf un.',
        }
      : {
          en: 'Generate a new key for each of them but one; where one certificate is to serve several services, give its entries the same instance, product and name.',
          fr: 'Générez une nouvelle clé pour chacun sauf un ; si un seul certificat doit servir plusieurs services, donnez à ses entrées la même instance, le même produit et le même nom.',
        },
  };
}

/** Two certificates of different ends beside the copies. */
export function byRenewal({ spki, places }: DuplicateGroup, { placesOf }: Evidence): DuplicateMeaning | null {
  if (spki === null) return null;
  const folders = new Set(places.map(({ file }) => folderOf(file)));
  const ends = placesOf(spki).flatMap(({ file, material: { kind, notAfter } }) =>
    kind === 'certificate' && notAfter !== null && folders.has(folderOf(file)) ? [notAfter] : [],
  );
  const days = [...new Set(ends.sort((one, other) => one - other).map(dayOf))];
  if (days.length < 2) return null;
  const told = listed(days, String);
  return {
    name: 'kept-on-renewal',
    rule: 'key-kept-on-renewal',
    severity: 'warning',
    evidence: {
      en: `Certificates of this key that end on ${told.en} are beside the copies: a renewal kept the key.`,
      fr: `Des certificats de cette clé qui finissent les ${told.fr} sont à côté des copies : un renouvellement a gardé la clé.`,
    },
    advice: {
      en: 'Generate a new key for each renewal, and delete the former one when its certificate is no longer used.',
      fr: 'Générez une nouvelle clé à chaque renouvellement, et supprimez l’ancienne quand son certificat ne sert plus.',
    },
  };
}

function dayOf(milliseconds: number): string {
  const day = new Date(milliseconds);
  return Number.isNaN(day.getTime()) ? '?' : day.toISOString().slice(0, 10);
}

/** The same as `byInstances` where only the names of folders tell: no more than a warning. */
export function byFolders(places: readonly KeyPlace[]): DuplicateMeaning | null {
  const parts = [...new Set(places.flatMap(({ file }) => serverPart(file) ?? []))];
  if (parts.length < 2) return null;
  const names = listed(parts);
  return {
    ...sharedByInstances,
    severity: 'warning',
    evidence: {
      en: `By the names of their folders, ${names.en}, these copies are for different instances or servers, each of which needs a certificate and a key of its own.`,
      fr: `D’après le nom de leurs dossiers, ${names.fr}, ces copies sont pour des instances ou serveurs différents, qui doivent avoir chacun leur propre certificat et leur propre clé.`,
    },
  };
}

/** A copy kept aside, by the part of its path that says so. */
export function backup(part: string): DuplicateMeaning {
  return {
    name: 'backup',
    rule: 'key-in-backup',
    severity: 'warning',
    evidence: {
      en: `By its name, ${quoted(part)} is a backup or an archive.`,
      fr: `D’après son nom, ${quoted(part)} est une sauvegarde ou une archive.`,
    },
    advice: {
      en: 'Move the backup to an encrypted safe outside the project, or delete it.',
      fr: 'Déplacez la sauvegarde dans un coffre chiffré hors du projet, ou supprimez-la.',
    },
  };
}

/** Copies that nothing explains, with the entries and the files that use them. */
export function unexplained(places: readonly KeyPlace[], evidence: Evidence): DuplicateMeaning {
  const how = usedText(places, evidence) ?? formsText(places);
  const told = places.slice(0, mostNamed).flatMap(({ file }) => {
    const [by] = evidence.namedBy(file);
    return by === undefined ? [] : [{ file: quoted(file), by: quoted(by) }];
  });
  return {
    name: 'copy',
    rule: 'duplicate-private-key',
    severity: 'warning',
    evidence: {
      en: [how.en, ...told.map(({ file, by }) => `${by} uses ${file}.`)].join(' '),
      fr: [how.fr, ...told.map(({ file, by }) => `${by} utilise ${file}.`)].join(' '),
    },
    advice: {
      en: 'Delete the copies that are not used, and make a new key for each other instance or server.',
      fr: 'Supprimez les copies inutiles et créez une nouvelle clé pour chaque autre instance ou serveur.',
    },
  };
}

/** What the configuration knows of some of the copies, and of no other. */
function usedText(places: readonly KeyPlace[], { isNamed, tiesOf }: Evidence): Text | null {
  const used = places.filter(({ file }) => isNamed(file));
  if (used.length === 0 || used.length === places.length) return null;
  const files = listed(used.map(({ file }) => file));
  const ids = listed([...new Set(used.flatMap(({ file }) => tiesOf(file)).map(({ id }) => id))]);
  const isOne = places.length - used.length === 1;
  return {
    en: `The configuration uses ${files.en} for ${ids.en}; nothing tells what the other ${isOne ? 'copy is' : 'copies are'} for.`,
    fr: `La configuration utilise ${files.fr} pour ${ids.fr} ; rien ne dit à quoi ${isOne ? 'sert l’autre copie' : 'servent les autres copies'}.`,
  };
}

function formsText(places: readonly KeyPlace[]): Text {
  const forms = new Set(places.map(({ material }) => material.sha256)).size;
  return forms === 1
    ? {
        en: 'Its bytes are the same in each, and nothing tells what the copies are for.',
        fr: 'Ses octets y sont les mêmes, et rien ne dit à quoi servent les copies.',
      }
    : {
        en: `It is the same key in ${forms} forms, and nothing tells what the copies are for.`,
        fr: `C’est la même clé sous ${forms} formes, et rien ne dit à quoi servent les copies.`,
      };
}

/** Naming more in a sentence helps nobody. */
const mostNamed = 3;

function listed(names: readonly string[], written: (name: string) => string = quoted): Text {
  const told = names.slice(0, mostNamed).map(written);
  const more = names.length - told.length;
  const [last = '', ...others] = told.toReversed();
  const first = (more > 0 ? told : others.toReversed()).join(', ');
  if (first === '') return { en: last, fr: last };
  return more > 0
    ? { en: `${first} and ${more} more`, fr: `${first} et ${more} de plus` }
    : { en: `${first} and ${last}`, fr: `${first} et ${last}` };
}
