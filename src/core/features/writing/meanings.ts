import type { ConfigPath } from '../../config/model';
import type { KnownService } from '../../igc/services';
import { sectorOf } from '../../igc/sectors';
import { serviceNamed } from '../../igc/services';
import type { Text } from '../../language';

/** What a service needs ([S2] A.2.2 and S2-013). */
export const serviceNeeds: Readonly<Record<KnownService, Text>> = {
  INSi: {
    en: 'ORG AUTH_CLI, in a certificate of its own named INSI-MANU or INSI-AUTO',
    fr: 'ORG AUTH_CLI, dans un certificat à part nommé INSI-MANU ou INSI-AUTO',
  },
  DMP: {
    en: 'two certificates: ORG AUTH_CLI to authenticate, ORG SIGN to sign',
    fr: 'deux certificats : ORG AUTH_CLI pour s’authentifier, ORG SIGN pour signer',
  },
  PSC: {
    en: 'Pro Santé Connect: ORG AUTH_CLI, for software registered there',
    fr: 'Pro Santé Connect : ORG AUTH_CLI, pour un logiciel qui y est raccordé',
  },
  MSSante: {
    en: 'MSSanté: ORG AUTH_CLI for an application mailbox, SERV SSL for operators only',
    fr: 'MSSanté : ORG AUTH_CLI pour une boîte applicative, SERV SSL pour les seuls opérateurs',
  },
  ROR: { en: 'works with the ORG certificate in use', fr: 'fonctionne avec le certificat ORG utilisé' },
  ROC: { en: 'works with the ORG certificate in use', fr: 'fonctionne avec le certificat ORG utilisé' },
  Annuaire: {
    en: 'Annuaire Santé: works with the ORG certificate in use',
    fr: 'Annuaire Santé : fonctionne avec le certificat ORG utilisé',
  },
};

const meanings: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  'structures.kind': {
    'individual-practice': {
      en: 'individual practice (SA07): ordered under its RPPS-rang',
      fr: 'cabinet individuel (SA07) : commande sous son RPPS-rang',
    },
    'group-practice': {
      en: 'group practice (SA08): one certificate per radiologist, under the RPPS-rang',
      fr: 'cabinet de groupe (SA08) : un certificat par radiologue, sous le RPPS-rang',
    },
    company: {
      en: 'company of professionals (SA09): ordered under its SIRET',
      fr: 'société d’exercice (SA09) : commande sous son SIRET',
    },
    gie: {
      en: 'GIE or technical platform: ordered under its FINESS géographique, with an ANS contract',
      fr: 'GIE ou plateau technique : commande sous son FINESS géographique, avec un contrat ANS',
    },
    hospital: {
      en: 'hospital: it orders and manages its own certificates, with an ANS contract',
      fr: 'établissement de santé : il commande et gère ses certificats, avec un contrat ANS',
    },
    publisher: { en: 'the publisher itself, under its SIRET', fr: 'l’éditeur lui-même, sous son SIRET' },
  },
  'structures.representative.role': {
    titulaire: {
      en: 'holder of the practice: practices and companies tick this box',
      fr: 'titulaire du cabinet : case des cabinets et des sociétés d’exercice',
    },
    'responsable-legal': {
      en: 'legal representative: GIE and hospitals tick this box',
      fr: 'responsable légal : case des GIE et des établissements',
    },
    mandataire: { en: 'proxy of the legal representative', fr: 'mandataire du responsable légal' },
  },
  'administrators.employer': {
    publisher: {
      en: 'employee of the publisher, who needs a CPA card',
      fr: 'salarié de l’éditeur, à qui il faut une carte CPA',
    },
    structure: {
      en: 'works in the structure, with a CPS or CPE card',
      fr: 'travaille dans la structure, avec une carte CPS ou CPE',
    },
  },
  'administrators.card.type': {
    CPA: {
      en: 'card of a publisher’s employee (form 301)',
      fr: 'carte d’un salarié de l’éditeur (formulaire 301)',
    },
    CPS: { en: 'card of a health professional', fr: 'carte d’un professionnel de santé' },
    CPE: {
      en: 'card of an employee of the structure (ordered through TOPS)',
      fr: 'carte d’un salarié de la structure (commandée dans TOPS)',
    },
  },
  'instances.environment': {
    production: {
      en: 'certificates of IGC-Santé, ordered with form 413',
      fr: 'certificats de l’IGC-Santé, commandés avec le formulaire 413',
    },
    test: {
      en: 'certificates of IGC-Santé TEST, ordered with form 414',
      fr: 'certificats de l’IGC-Santé TEST, commandés avec le formulaire 414',
    },
  },
  'certificates.product': {
    'ORG AUTH_CLI': {
      en: 'authenticates the structure’s software as a TLS client',
      fr: 'authentifie le logiciel de la structure comme client TLS',
    },
    'ORG SIGN': {
      en: 'signs in the structure’s name (DMP)',
      fr: 'signe au nom de la structure (DMP)',
    },
    'ORG CONF': {
      en: 'receives what is encrypted for the structure; of no use for INSi, DMP or PSC',
      fr: 'reçoit ce qui est chiffré pour la structure ; inutile pour INSi, le DMP ou PSC',
    },
    'SERV SSL': { en: 'identifies a server by its host name', fr: 'identifie un serveur par son nom d’hôte' },
    'SERV S/MIME': {
      en: 'signs and encrypts the mail of a domain',
      fr: 'signe et chiffre le courrier d’un domaine',
    },
    'SERV SIGN': { en: 'signs in a server’s name', fr: 'signe au nom d’un serveur' },
    'SERV CONF': {
      en: 'receives what is encrypted for a server',
      fr: 'reçoit ce qui est chiffré pour un serveur',
    },
  },
  'certificates.callMode': {
    manual: {
      en: 'a user asks for each call: the certificate is named INSI-MANU',
      fr: 'un utilisateur demande chaque appel : le certificat se nomme INSI-MANU',
    },
    automated: {
      en: 'batches call without a user: the certificate is named INSI-AUTO',
      fr: 'des lots appellent sans utilisateur : le certificat se nomme INSI-AUTO',
    },
  },
};

/** What a value means at a path, where it is one of a few. */
export function meaningOf(path: ConfigPath, value: string): Text | undefined {
  const place = path.filter((step) => typeof step === 'string').join('.');
  if (place === 'structures.sector') {
    const name = sectorOf(value)?.name;
    return name === undefined ? undefined : { en: name, fr: name };
  }
  if (place === 'certificates.services') {
    const service = serviceNamed(value);
    return service && serviceNeeds[service];
  }
  const known = meanings[place];
  return known && Object.hasOwn(known, value) ? known[value] : undefined;
}
