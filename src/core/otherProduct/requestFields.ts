import { quoted } from '../config/quoted';
import { isFolderName } from '../inventory/path';
import type { Text } from '../language';
import type { RequestContents } from '../pki/certificationRequest';
import { unseen } from '../unseen';

/** The parts of a subject, in the order in which people give them. */
export const subjectParts = ['CN', 'O', 'OU', 'C'] as const;

type SubjectPart = (typeof subjectParts)[number];

/** What IGC-Santé does not issue for: whatever else a certificate is asked for. */
export interface RequestFields extends RequestContents {
  /** Names the folder of the files inside the secrets folder. */
  readonly folder: string;
}

/** Upper bound of each name, in characters (X.520, RFC 5280 appendix A.1). */
const longestName = 64;

/** Far above what any authority takes. */
const mostDnsNames = 100;

/** What is wrong with a part of the subject; only the common name has to be there. */
export function subjectMistake(part: SubjectPart, value: string): Text | undefined {
  if (value.trim() === '') return part === 'CN' || value !== '' ? missing(part) : undefined;
  if (part === 'C' && !/^[A-Z]{2}$/.test(value)) return noCountry(value);
  if (Array.from(value).length > longestName) return tooLong(part);
  return unseen.test(value) ? unseenIn(part) : undefined;
}

/** What is wrong with alternative names: each is that of a host, perhaps with `*` for its first label. */
export function dnsNamesMistake(names: readonly string[]): Text | undefined {
  if (names.length > mostDnsNames) return tooMany;
  const wrong = names.find((name) => !isDnsName(name));
  return wrong === undefined ? undefined : noDnsName(wrong);
}

/** The names of a list, as people write one. */
export function dnsNamesIn(written: string): string[] {
  return [...new Set(written.split(/[\s,;]+/).filter((name) => name !== ''))];
}

/** What is wrong with the name of the folder; the ids of the configuration (`taken`) name folders of their own. */
export function folderMistake(folder: string, taken: readonly string[]): Text | undefined {
  if (!isFolderName(folder)) return noFolderName(folder);
  const same = folder.normalize().toLowerCase();
  return taken.some((id) => id.normalize().toLowerCase() === same) ? ofAnEntry(folder) : undefined;
}

/** The first mistake in what a request is to ask for. */
export function fieldsMistake(
  { subject, dnsNames, folder }: RequestFields,
  taken: readonly string[],
): Text | undefined {
  const wrong = subjectParts
    .map((part) => subjectMistake(part, subject[part] ?? ''))
    .find((each) => each !== undefined);
  return folderMistake(folder, taken) ?? wrong ?? dnsNamesMistake(dnsNames);
}

/** Labels of letters, digits and hyphens (RFC 1123 §2.1), once in ASCII; the last is no number, as in an address. */
const asciiName =
  /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function isDnsName(name: string): boolean {
  if (name.length > 253 || /[^\p{L}\p{N}\p{M}.*-]/u.test(name)) return false;
  try {
    const { hostname } = new URL(`https://${name}`);
    return hostname.length <= 253 && asciiName.test(hostname);
  } catch {
    return false;
  }
}

const partNames: Readonly<Record<SubjectPart, Text>> = {
  CN: { en: 'The common name (CN)', fr: 'Le nom commun (CN)' },
  O: { en: 'The organisation (O)', fr: 'L’organisation (O)' },
  OU: { en: 'The unit (OU)', fr: 'L’unité (OU)' },
  C: { en: 'The country (C)', fr: 'Le pays (C)' },
};

function missing(part: SubjectPart): Text {
  return {
    en: `${partNames[part].en} is empty. Write one.`,
    fr: `${partNames[part].fr} est vide. Écrivez-en un.`,
  };
}

function noCountry(value: string): Text {
  return {
    en: `The country (C) is two capital letters, such as FR, not ${quoted(value)}.`,
    fr: `Le pays (C) s’écrit en deux capitales, comme FR, et non ${quoted(value)}.`,
  };
}

function tooLong(part: SubjectPart): Text {
  return {
    en: `${partNames[part].en} is longer than ${longestName} characters. Shorten it.`,
    fr: `${partNames[part].fr} dépasse ${longestName} caractères : abrégez.`,
  };
}

function unseenIn(part: SubjectPart): Text {
  return {
    en: `${partNames[part].en} holds a character that cannot be seen. Type it again.`,
    fr: `${partNames[part].fr} contient un caractère invisible : retapez ce champ.`,
  };
}

const tooMany: Text = {
  en: `Over ${mostDnsNames} alternative names. Make several certificates.`,
  fr: `Plus de ${mostDnsNames} noms alternatifs. Faites plusieurs certificats.`,
};

function noDnsName(name: string): Text {
  return {
    en: `${quoted(name)} is no DNS name. Write names such as www.example.org or *.example.org, without scheme, port or path.`,
    fr: `${quoted(name)} n’est pas un nom DNS. Écrivez des noms comme www.example.org ou *.example.org, sans protocole, port ni chemin.`,
  };
}

function noFolderName(folder: string): Text {
  return {
    en: `${quoted(folder)} cannot name a folder on every system. Use letters, digits, dots, dashes and underscores.`,
    fr: `${quoted(folder)} ne peut pas nommer un dossier sur tous les systèmes. Utilisez lettres, chiffres, points et tirets.`,
  };
}

function ofAnEntry(folder: string): Text {
  return {
    en: `${quoted(folder)} is a certificate of the configuration, made from its entry. Choose another name.`,
    fr: `${quoted(folder)} est un certificat de la configuration, à créer depuis son entrée. Choisissez un autre nom.`,
  };
}
