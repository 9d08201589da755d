import { quoted } from '../config/quoted';
import { structureOf } from '../config/lookup';
import type { CertificateEntry, Configuration } from '../config/model';
import type { Text } from '../language';
import { givenIdentifiers, structIdNat } from './identifiers';

/** The subject of a request, in the order IGC-Santé encodes it. */
interface RequestSubject {
  readonly C: 'FR';
  readonly O?: string;
  readonly OU?: string;
  readonly CN: string;
}

/** The subject of a request and what had to be left out of it, or why there is none. */
type RequestSubjectResult =
  | { readonly subject: RequestSubject; readonly notes: readonly Text[] }
  | { readonly reasons: readonly Text[] };

/** Upper bound of organizationName and commonName, in characters (X.520, RFC 5280 appendix A.1). */
const longestName = 64;

/**
 * The subject that an entry asks for. The department (ST) is not in the configuration and stays out; IGC-Santé
 * writes its own subject from the entitlement in any case.
 */
export function requestSubject(entry: CertificateEntry, configuration: Configuration): RequestSubjectResult {
  const structure = structureOf(entry, configuration);
  const reasons: Text[] = [];
  if (!entry.commonName) reasons.push(noCommonName(entry.id));
  else if (characters(entry.commonName).length > longestName) reasons.push(longCommonName(entry.id));
  if (!structure) reasons.push(noStructure(entry.id));
  if (!entry.commonName || !structure || reasons.length > 0) return { reasons };

  const notes: Text[] = [];
  const identifiers = givenIdentifiers(structure.identifier);
  const [identifier] = identifiers;
  if (identifiers.length > 1) notes.push(severalIdentifiers(structure.id));
  else if (!identifier) notes.push(noIdentifier(structure.id));
  return {
    subject: {
      C: 'FR',
      ...(structure.name && { O: characters(structure.name).slice(0, longestName).join('') }),
      ...(identifier && identifiers.length === 1 && { OU: structIdNat(identifier) }),
      CN: entry.commonName,
    },
    notes,
  };
}

/** The DNS names of a server's request: its common name and the hosts of its instance, without repetition. */
export function requestDnsNames(entry: CertificateEntry, { instances }: Configuration): readonly string[] {
  if (entry.product !== 'SERV SSL') return [];
  const hosts = instances.find(({ id }) => id === entry.instance)?.hosts ?? [];
  const names = entry.commonName?.includes('.') ? [entry.commonName, ...hosts] : hosts;
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

function characters(text: string): string[] {
  return Array.from(text);
}

const noCommonName = (id: string): Text => ({
  en: `${quoted(id)} has no common name. Give it a \`commonName\`.`,
  fr: `${quoted(id)} n’a pas de nom. Donnez-lui un \`commonName\`.`,
});

const longCommonName = (id: string): Text => ({
  en: `The common name of ${quoted(id)} is longer than ${longestName} characters. Shorten it.`,
  fr: `Le nom de ${quoted(id)} dépasse ${longestName} caractères. Raccourcissez-le.`,
});

const noStructure = (id: string): Text => ({
  en: `${quoted(id)} belongs to no structure. Name an instance of this file in \`instance\`, and its structure there.`,
  fr: `${quoted(id)} n’appartient à aucune structure. Nommez dans \`instance\` une instance de ce fichier, et dans celle-ci sa structure.`,
});

const severalIdentifiers = (id: string): Text => ({
  en: `${quoted(id)} has several identifiers, and a certificate bears one: the request leaves the OU out, IGC-Santé writes it.`,
  fr: `${quoted(id)} a plusieurs identifiants, et un certificat n’en porte qu’un : la demande laisse l’OU vide, l’IGC-Santé l’écrit.`,
});

const noIdentifier = (id: string): Text => ({
  en: `${quoted(id)} has no identifier: the request leaves the OU out.`,
  fr: `${quoted(id)} n’a pas d’identifiant : la demande laisse l’OU vide.`,
});
