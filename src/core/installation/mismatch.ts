import type { ConfigurationDocument } from '../config/document';
import { quoted, quotedList } from '../config/quoted';
import type { Finding } from '../finding';
import type { InspectedCertificate } from '../inspect/item';
import type { Text } from '../language';
import type { AwaitedKey, EntryOf } from './awaitedKeys';
import { differences, differencesText } from './differences';
import { joined, type InstallationRefusal } from './refusals';

/** What a certificate that fits nowhere is compared with. */
export interface KnownEntries {
  /** The entry that it was said to be for. */
  readonly asked: EntryOf | undefined;
  readonly entries: readonly EntryOf[];
  readonly keys: readonly AwaitedKey[];
}

/** An entry whose renewal has replaced a key, and the folder where that one is kept. */
export interface ArchivedKey {
  readonly id: string;
  readonly archive: string;
}

/** The archived key of an identity; null where there is none. */
export type ArchivedKeyOf = (spki: string) => Promise<ArchivedKey | null>;

/** Says of which key a certificate is, in which fields it differs from the entry, and which entry it would fit. */
export async function otherKey(
  item: InspectedCertificate,
  { asked, entries, keys }: KnownEntries,
  archivedKeyOf: ArchivedKeyOf,
): Promise<InstallationRefusal> {
  const owner = keys.find(({ spki }) => spki === item.spki);
  const archived = owner || item.spki === null ? null : await archivedKeyOf(item.spki);
  return {
    reason: 'other-key',
    message: together([
      asked ? notItsKey(item, asked, keys) : noOnesKey(item, archived),
      otherIssuer(item),
      fieldsThatDiffer(item, asked),
      owner
        ? ownersKey(owner)
        : archived
          ? renewInstead(archived)
          : together([wouldFit(item, entries, asked, anotherKey), lookForKey]),
    ]),
  };
}

/** Says which entry a certificate that brings its own key comes closest to, and which one it would fit. */
export function otherEntry(
  item: InspectedCertificate,
  { asked, entries }: KnownEntries,
): InstallationRefusal {
  const name = nameOf(item);
  const what: Text = asked
    ? {
        en: `The certificate ${name}, which came with its own key, is not what ${quoted(asked.entry.id)} asks for.`,
        fr: `Le certificat ${name}, venu avec sa propre clé, n’est pas ce que demande ${quoted(asked.entry.id)}.`,
      }
    : {
        en: `The certificate ${name} came with its own key, and no entry asks for it.`,
        fr: `Le certificat ${name} est venu avec sa propre clé, et aucune entrée ne le demande.`,
      };
  return {
    reason: 'other-entry',
    message: together([
      what,
      otherIssuer(item),
      fieldsThatDiffer(item, asked),
      wouldFit(item, entries, asked, installThere),
      correctEntry,
    ]),
  };
}

/** Says in which fields a certificate of the right key differs from its entry, what the rules say, and which one it would fit. */
export function notAsAsked(
  item: InspectedCertificate,
  asked: EntryOf,
  documents: readonly ConfigurationDocument[],
  errors: readonly Finding[],
): InstallationRefusal {
  const [name, id, differing] = [nameOf(item), quoted(asked.entry.id), fieldsThatDiffer(item, asked)];
  const entries = documents.flatMap((document) =>
    document.configuration.certificates.map((entry) => ({ document, entry })),
  );
  const what: Text =
    differing.en === ''
      ? {
          en: `The certificate ${name} fits ${id}, but cannot be used.`,
          fr: `Le certificat ${name} convient à ${id}, mais n’est pas utilisable.`,
        }
      : {
          en: `The certificate ${name} has the key of ${id}, but is not what that entry asks for.`,
          fr: `Le certificat ${name} a la clé de ${id}, mais n’est pas ce que demande cette entrée.`,
        };
  const rules = errors.slice(0, mostRules).map(({ rule, message }) => ({
    en: `${rule}: ${message.en}`,
    fr: `${rule} : ${message.fr}`,
  }));
  const fits = differing.en === '' ? nothing : wouldFit(item, entries, asked, anotherKey);
  return { reason: 'has-findings', message: together([what, otherIssuer(item), differing, ...rules, fits]) };
}

const mostRules = 5;

const nothing: Text = { en: '', fr: '' };

function together(sentences: readonly Text[]): Text {
  return {
    en: joined(...sentences.map(({ en }) => en)),
    fr: joined(...sentences.map(({ fr }) => fr)),
  };
}

function nameOf({ subject }: InspectedCertificate): string {
  return quoted(subject.CN ?? subject.dn);
}

function short(spki: string | null): string {
  return spki === null ? '?' : `${spki.slice(0, 16)}…`;
}

function notItsKey(item: InspectedCertificate, { entry }: EntryOf, keys: readonly AwaitedKey[]): Text {
  const [name, id, own] = [nameOf(item), quoted(entry.id), short(item.spki)];
  const theirs = keys.filter((key) => key.entry === entry).map(({ spki }) => short(spki));
  return {
    en: `The certificate ${name} was not issued for the key of ${id}: its key is ${own}, ${theirs.length > 0 ? `not ${theirs.join(' or ')}` : 'and this entry has none'}.`,
    fr: `Le certificat ${name} n’a pas été émis pour la clé de ${id} : sa clé est ${own}, ${theirs.length > 0 ? `pas ${theirs.join(' ou ')}` : 'et cette entrée n’en a pas'}.`,
  };
}

function noOnesKey(item: InspectedCertificate, archived: ArchivedKey | null): Text {
  const [name, own] = [nameOf(item), short(item.spki)];
  return archived
    ? {
        en: `The certificate ${name} was issued for a key, ${own}, that a renewal has replaced.`,
        fr: `Le certificat ${name} a été émis pour une clé, ${own}, qu’un renouvellement a remplacée.`,
      }
    : {
        en: `The certificate ${name} was issued for a key, ${own}, that no entry has.`,
        fr: `Le certificat ${name} a été émis pour une clé, ${own}, qu’aucune entrée n’a.`,
      };
}

/** Says who issued a certificate that IGC-Santé did not. */
function otherIssuer({ igc, issuer, subject }: InspectedCertificate): Text {
  if (igc) return nothing;
  if (issuer.dn === subject.dn)
    return {
      en: 'It is self-signed: IGC-Santé did not issue it.',
      fr: 'Il est auto-signé : l’IGC-Santé ne l’a pas délivré.',
    };
  const name = quoted(issuer.CN ?? issuer.dn);
  return {
    en: `It was issued by ${name}, not by IGC-Santé.`,
    fr: `Il a été délivré par ${name}, pas par l’IGC-Santé.`,
  };
}

function fieldsThatDiffer(item: InspectedCertificate, asked: EntryOf | undefined): Text {
  return asked ? differencesText(differences(item, asked)) : nothing;
}

function ownersKey({ entry }: EntryOf): Text {
  const id = quoted(entry.id);
  return {
    en: `Its key is that of ${id}: install it there.`,
    fr: `Sa clé est celle de ${id} : installez-le là.`,
  };
}

/** The entries whose fields a certificate has, or else the one that it comes closest to. */
function wouldFit(
  item: InspectedCertificate,
  entries: readonly EntryOf[],
  asked: EntryOf | undefined,
  then: Text,
): Text {
  const compared = entries
    .filter(({ entry }) => entry.id !== asked?.entry.id)
    .map((each) => ({ id: each.entry.id, differing: differences(item, each) }))
    .sort((one, other) => one.differing.length - other.differing.length);
  const fitting = quotedList(compared.filter(({ differing }) => differing.length === 0).map(({ id }) => id));
  if (fitting !== '')
    return {
      en: `By its fields it would fit ${fitting}${then.en}`,
      fr: `D’après ses champs, il irait avec ${fitting}${then.fr}`,
    };
  const [closest] = compared;
  if (asked || !closest) return nothing;
  const told = differencesText(closest.differing);
  return {
    en: `It comes closest to ${quoted(closest.id)}. ${told.en}`,
    fr: `L’entrée la plus proche est ${quoted(closest.id)}. ${told.fr}`,
  };
}

const anotherKey: Text = { en: ', whose key is another.', fr: ', dont la clé est une autre.' };
const installThere: Text = { en: ': install it there.', fr: ' : installez-le là.' };

const lookForKey: Text = {
  en: 'Look for the key that its CSR was made with, or order again with the CSR of the entry.',
  fr: 'Cherchez la clé avec laquelle sa CSR a été faite, ou commandez à nouveau avec la CSR de l’entrée.',
};

function renewInstead({ id, archive }: ArchivedKey): Text {
  return {
    en: `Its key is an archived one of ${quoted(id)}, in ${archive}: a key is not taken up again. Start a renewal, and order with its CSR.`,
    fr: `Sa clé est une clé archivée de ${quoted(id)}, dans ${archive} : une clé ne se reprend pas. Démarrez un renouvellement et commandez avec sa CSR.`,
  };
}

const correctEntry: Text = {
  en: 'Choose the file of the entry, or correct what the entry asks for.',
  fr: 'Choisissez le fichier de l’entrée, ou corrigez ce que l’entrée demande.',
};
