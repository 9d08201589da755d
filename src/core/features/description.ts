import type {
  DistinguishedName,
  IgcIdentity,
  InspectedCertificate,
  InspectedItem,
  InspectedKey,
  InspectedRequest,
  KeyDescription,
} from '../inspect/item';
import type { Text } from '../language';
import { pkcs12Report } from './pkcs12Report';
import { profileUsage } from './usage';

/** One line about a thing: what it is of, and the value. */
export interface Fact {
  readonly label: Text;
  /** What the product says, or a value out of the file, which may be anything. */
  readonly value: Text | string;
}

/** What a person wants to know of an inspected thing; never anything private. */
export interface Description {
  readonly title: Text;
  readonly facts: readonly Fact[];
}

const day = 86_400_000;

/** Describes an inspected thing at the instant `now`. */
export function describe(item: InspectedItem, now: Date): Description {
  switch (item.kind) {
    case 'certificate':
      return {
        title: certificateTitle(item),
        facts: certificateFacts(item, now),
      };
    case 'csr':
      return {
        title: { en: 'Certificate signing request (CSR)', fr: 'Demande de certificat (CSR)' },
        facts: [
          nameFact(item.subject),
          ...organizationFacts(item.subject),
          ...(item.san.length > 0 ? [namesFact(item.san)] : []),
          { label: { en: 'Signature', fr: 'Signature' }, value: requestSignatures[item.signature] },
          ...keyFacts(item.key),
          identityFact(item),
        ],
      };
    case 'private-key':
    case 'public-key':
      return {
        title: keyTitle(item),
        facts: [...keyFacts(item.key), ...formatFacts(item), identityFact(item)],
      };
    case 'pkcs12':
    case 'pkcs7':
      return {
        title:
          item.kind === 'pkcs12'
            ? { en: 'PKCS#12 bundle', fr: 'Conteneur PKCS#12' }
            : { en: 'PKCS#7 certificates', fr: 'Certificats PKCS#7' },
        facts: [
          { label: { en: 'Contents', fr: 'Contenu' }, value: countText(item.items.length) },
          ...pkcs12Report(item),
        ],
      };
    case 'crl':
      return {
        title: { en: 'Certificate revocation list (CRL)', fr: 'Liste de révocation (CRL)' },
        facts: [
          { label: { en: 'Issuer', fr: 'Émetteur' }, value: item.issuer.dn },
          { label: { en: 'Issued', fr: 'Émise le' }, value: dayOf(item.thisUpdate) },
          ...(item.nextUpdate === null
            ? []
            : [{ label: { en: 'Next', fr: 'Prochaine' }, value: dayOf(item.nextUpdate) }]),
          { label: { en: 'Revoked certificates', fr: 'Certificats révoqués' }, value: String(item.revoked) },
        ],
      };
    case 'unknown':
      return {
        title: { en: 'Cannot be read', fr: 'Illisible' },
        facts: [
          { label: { en: 'What is wrong', fr: 'Erreur' }, value: item.error.message },
          ...(item.error.offset === 0
            ? []
            : [{ label: { en: 'At byte', fr: 'À l’octet' }, value: String(item.error.offset) }]),
        ],
      };
  }
}

/** Describes an inspected thing with what a short description leaves out, at the instant `now`. */
export function describeInFull(item: InspectedItem, now: Date): Description {
  const { title, facts } = describe(item, now);
  return { title, facts: [...facts, ...details(item)] };
}

/** An algorithm and its strength, such as `RSA 2048` or `EC P-256`. */
export function keyName(key: KeyDescription): string {
  if (key.algorithm === 'RSA') return `RSA ${key.bits}`;
  return key.algorithm === 'EC' ? `EC ${key.curve}` : key.algorithm;
}

/** The end of a validity in words, with the days left at the instant `now`; `notAfter` is an instant too. */
export function timeLeft(notAfter: Date, now: Date): Text {
  const days = Math.floor((notAfter.getTime() - now.getTime()) / day);
  if (days >= 1)
    return {
      en: `${days} ${days === 1 ? 'day' : 'days'} left`,
      fr: `encore ${days} ${days === 1 ? 'jour' : 'jours'}`,
    };
  if (notAfter > now) return { en: 'ends within 24 hours', fr: 'se termine dans moins de 24 heures' };
  const past = Math.floor((now.getTime() - notAfter.getTime()) / day);
  if (past < 1) return { en: 'expired today', fr: 'expiré aujourd’hui' };
  return {
    en: `expired ${past} ${past === 1 ? 'day' : 'days'} ago`,
    fr: `expiré depuis ${past} ${past === 1 ? 'jour' : 'jours'}`,
  };
}

/** The calendar day (UTC) of an ISO 8601 instant. */
export function dayOf(iso: string): string {
  return iso.slice(0, 10);
}

function certificateTitle({ igc }: InspectedCertificate): Text {
  if (igc === null) return { en: 'Certificate (not of IGC-Santé)', fr: 'Certificat (hors IGC-Santé)' };
  if (igc.profile === 'CA') return { en: 'IGC-Santé authority', fr: 'Autorité de l’IGC-Santé' };
  if (igc.profile === 'PERSON')
    return { en: 'IGC-Santé certificate of a person', fr: 'Certificat IGC-Santé d’une personne' };
  if (igc.profile === 'UNKNOWN')
    return { en: 'IGC-Santé certificate, unknown profile', fr: 'Certificat IGC-Santé, profil inconnu' };
  return { en: `IGC-Santé certificate, ${igc.profile}`, fr: `Certificat IGC-Santé, ${igc.profile}` };
}

function certificateFacts(item: InspectedCertificate, now: Date): readonly Fact[] {
  const { igc } = item;
  const left = timeLeft(new Date(item.notAfter), now);
  const from = dayOf(item.notBefore);
  const until = dayOf(item.notAfter);
  return [
    nameFact(item.subject),
    { label: { en: 'Usage', fr: 'Usage' }, value: profileUsage(item) },
    ...(igc === null ? [] : igcFacts(igc)),
    ...(item.san.length > 0 ? [namesFact(item.san)] : []),
    {
      label: { en: 'Validity', fr: 'Validité' },
      value: {
        en: `${new Date(item.notBefore) > now ? 'not yet valid, ' : ''}${from} to ${until}, ${left.en}`,
        fr: `${new Date(item.notBefore) > now ? 'pas encore valide, ' : ''}du ${from} au ${until}, ${left.fr}`,
      },
    },
    { label: { en: 'Issuer', fr: 'Émetteur' }, value: item.issuer.CN ?? item.issuer.dn },
    ...(igc === null ? [] : [{ label: { en: 'Chain', fr: 'Chaîne' }, value: chainText(igc) }]),
    ...keyFacts(item.key),
    { label: { en: 'SHA-256', fr: 'SHA-256' }, value: item.sha256 },
  ];
}

function chainText({ chain, anchor }: IgcIdentity): Text {
  return anchor === 'added' ? addedAnchor : chains[chain];
}

const addedAnchor: Text = {
  en: 'verified by an authority that you added, not one that ANS publishes',
  fr: 'vérifiée par une autorité que vous avez ajoutée, et que l’ANS ne publie pas',
};

const chains: Record<IgcIdentity['chain'], Text> = {
  verified: {
    en: 'verified, signed by a known IGC-Santé authority',
    fr: 'vérifiée, signée par une autorité connue de l’IGC-Santé',
  },
  'broken-signature': {
    en: 'NOT verified: the signature is not that of the authority it names; do not trust this file',
    fr: 'NON vérifiée : la signature n’est pas celle de l’autorité nommée ; ne faites pas confiance à ce fichier',
  },
  'unknown-issuer': {
    en: 'not verified: the issuer is not a known IGC-Santé authority',
    fr: 'non vérifiée : l’émetteur n’est pas une autorité connue de l’IGC-Santé',
  },
};

const requestSignatures: Record<InspectedRequest['signature'], Text> = {
  verified: { en: 'verified: made by the key it carries', fr: 'vérifiée : faite par la clé qu’elle porte' },
  broken: {
    en: 'NOT verified: not made by the key it carries; make the request again',
    fr: 'NON vérifiée : pas faite par la clé qu’elle porte ; refaites la demande',
  },
  unsupported: {
    en: 'not verified: its algorithm is not one that can be checked here',
    fr: 'non vérifiée : son algorithme ne peut pas être contrôlé ici',
  },
};

function igcFacts({ structure, environment }: IgcIdentity): readonly Fact[] {
  return [
    ...(structure === null
      ? []
      : [
          {
            label: {
              en: `Structure (${structure.type === 'UNKNOWN' ? 'identifier of unknown type' : structure.type})`,
              fr: `Structure (${structure.type === 'UNKNOWN' ? 'identifiant de type inconnu' : structure.type})`,
            },
            value: structure.value,
          },
        ]),
    {
      label: { en: 'Environment', fr: 'Environnement' },
      value:
        environment === 'production' ? { en: 'production', fr: 'production' } : { en: 'TEST', fr: 'TEST' },
    },
  ];
}

function nameFact({ CN, dn }: DistinguishedName): Fact {
  return CN === undefined
    ? { label: { en: 'Subject', fr: 'Sujet' }, value: dn }
    : { label: { en: 'Common name (CN)', fr: 'Nom (CN)' }, value: CN };
}

function organizationFacts({ O }: DistinguishedName): readonly Fact[] {
  return O === undefined ? [] : [{ label: { en: 'Organization', fr: 'Organisation' }, value: O }];
}

function namesFact(san: readonly string[]): Fact {
  const shown = san.slice(0, 10).join(', ');
  return {
    label: { en: 'Alternative names', fr: 'Autres noms' },
    value: san.length > 10 ? `${shown}… (${san.length})` : shown,
  };
}

function keyTitle({ kind, encrypted }: InspectedKey): Text {
  if (kind === 'public-key') return { en: 'Public key', fr: 'Clé publique' };
  return encrypted
    ? { en: 'Private key, protected by a passphrase', fr: 'Clé privée, protégée par une phrase de passe' }
    : {
        en: 'Private key, NOT protected by a passphrase',
        fr: 'Clé privée, NON protégée par une phrase de passe',
      };
}

function keyFacts(key: KeyDescription | undefined): readonly Fact[] {
  return key === undefined ? [] : [{ label: { en: 'Key', fr: 'Clé' }, value: keyName(key) }];
}

function formatFacts({ format }: InspectedKey): readonly Fact[] {
  return [{ label: { en: 'Format', fr: 'Format' }, value: encryptedFormats.get(format) ?? format }];
}

const encryptedFormats: ReadonlyMap<string, Text> = new Map([
  ['encrypted PKCS#8', { en: 'encrypted PKCS#8', fr: 'PKCS#8 chiffré' }],
  ['encrypted PEM', { en: 'encrypted PEM', fr: 'PEM chiffré' }],
]);

function identityFact({ spki }: InspectedItem): Fact {
  return {
    label: { en: 'Key identity', fr: 'Identité de la clé' },
    value: spki ?? {
      en: 'unknown without its passphrase',
      fr: 'inconnue sans sa phrase de passe',
    },
  };
}

function details(item: InspectedItem): readonly Fact[] {
  if (item.kind === 'csr')
    return [{ label: { en: 'Subject (DN)', fr: 'Sujet (DN)' }, value: item.subject.dn }];
  if (item.kind !== 'certificate') return [];
  const { subject, issuer, serial, notBefore, notAfter, policies } = item;
  return [
    identityFact(item),
    ...organizationFacts(subject),
    { label: { en: 'Subject (DN)', fr: 'Sujet (DN)' }, value: subject.dn },
    { label: { en: 'Issuer (DN)', fr: 'Émetteur (DN)' }, value: issuer.dn },
    { label: { en: 'Serial number', fr: 'Numéro de série' }, value: serial },
    { label: { en: 'Not before', fr: 'Début' }, value: notBefore },
    { label: { en: 'Not after', fr: 'Fin' }, value: notAfter },
    ...(policies.length === 0
      ? []
      : [{ label: { en: 'Policies', fr: 'Politiques' }, value: policies.slice(0, 20).join(', ') }]),
  ];
}

function countText(count: number): Text {
  return {
    en: `${count} ${count === 1 ? 'item' : 'items'}`,
    fr: `${count} ${count < 2 ? 'élément' : 'éléments'}`,
  };
}
