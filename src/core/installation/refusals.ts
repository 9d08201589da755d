import { quoted, quotedList } from '../config/quoted';
import { nothingFound } from '../inspect/nothingFound';
import type { Text } from '../language';
import type { KeyMaterial } from '../pki/keyMaterial';
import { kindNames } from '../pki/kindNames';
import type { WriteRefusal } from '../secretsFolder';
import type { VisibleToGit } from '../visibleToGit';
import { writeRefusalText } from '../writeRefusalText';
import type { ChangedFile } from './journal';

/** Why nothing was installed. */
export interface InstallationRefusal {
  readonly reason:
    | WriteRefusal['reason']
    | ChangedFile['reason']
    | 'no-certificate'
    | 'not-opened'
    | 'only-authorities'
    | 'several'
    | 'unknown-entry'
    | 'other-key'
    | 'other-entry'
    | 'same-key'
    | 'already-installed'
    | 'one-file'
    | 'not-ours'
    | 'has-findings'
    | 'visible-to-git';
  readonly message: Text;
  /** With `visible-to-git`. */
  readonly line?: VisibleToGit['line'];
  /** With `several`: the entries to choose from. */
  readonly ids?: readonly string[];
}

/** What stands in the way of a file. */
export function fileRefusal(failure: WriteRefusal | ChangedFile): InstallationRefusal {
  return failure.reason === 'changed'
    ? { reason: 'changed', message: changed(failure.path) }
    : { reason: failure.reason, message: writeRefusalText(failure) };
}

/** Puts sentences one after the other. */
export function joined(...sentences: readonly string[]): string {
  return sentences.filter((each) => each !== '').join(' ');
}

const changed = (path: string): Text => ({
  en: `${path} is neither what it was when the installation began nor what it would become. Nothing more was touched: put the right file back, or delete installation.json and begin again.`,
  fr: `${path} n’est ni ce qu’il était au début de l’installation ni ce qu’il devait devenir. Rien d’autre n’a été touché : remettez le bon fichier, ou supprimez installation.json et recommencez.`,
});

/** Says what a file holds that holds no certificate, and which one to take instead. */
export function noCertificate(bytes: Uint8Array, [first]: readonly KeyMaterial[]): InstallationRefusal {
  const { en, fr } = first
    ? (first.error?.message ?? holds(kindNames[first.kind]))
    : nothingFound(bytes).message;
  const then = first?.kind === 'csr' ? uploadIt : chooseReturned;
  return { reason: 'no-certificate', message: { en: joined(en, then.en), fr: joined(fr, then.fr) } };
}

const holds = ({ en, fr }: Text): Text => ({
  en: `This file holds ${en}, and no certificate.`,
  fr: `Ce fichier contient ${fr}, et pas de certificat.`,
});
const uploadIt: Text = {
  en: 'Upload it to the platform, and install the certificate that comes back.',
  fr: 'Déposez-la sur la plateforme, et installez le certificat qui en revient.',
};
const chooseReturned: Text = {
  en: 'Choose the file that came back from the platform.',
  fr: 'Choisissez le fichier qui est revenu de la plateforme.',
};

/** Says that a file holds no certificate that was issued to anybody here. */
export const onlyAuthorities: InstallationRefusal = {
  reason: 'only-authorities',
  message: {
    en: 'This file holds authorities only. Install the certificate that was issued to you; add these to its file for the chain.',
    fr: 'Ce fichier ne contient que des autorités. Installez le certificat qui vous a été délivré ; joignez-les à son fichier pour la chaîne.',
  },
};

/** Says that a file holds certificates for several entries, one of which has to be named. */
export const severalEntries = (ids: readonly string[]): InstallationRefusal => ({
  reason: 'several',
  ids,
  message: {
    en: `This file holds certificates for ${quotedList(ids)}. Say which entry to install.`,
    fr: `Ce fichier contient des certificats pour ${quotedList(ids)}. Dites quelle entrée installer.`,
  },
});

/** Says that no entry has an id. */
export const unknownEntry = (id: string): InstallationRefusal => ({
  reason: 'unknown-entry',
  message: {
    en: `There is no certificate ${quoted(id)} in the configuration. Check its id.`,
    fr: `Pas de certificat ${quoted(id)} dans la configuration. Vérifiez son identifiant.`,
  },
});

/** Says that there is nothing to do. */
export const alreadyInstalled = (id: string): InstallationRefusal => ({
  reason: 'already-installed',
  message: {
    en: `This certificate is installed already for ${quoted(id)}. There is nothing to do.`,
    fr: `Ce certificat est déjà installé pour ${quoted(id)}. Il n’y a rien à faire.`,
  },
});

/** Says of a certificate that it would renew without a new key. */
export const sameKey = (id: string): InstallationRefusal => ({
  reason: 'same-key',
  message: {
    en: `${quoted(id)} has a certificate already, and this one keeps its key: a renewal has a new key. Start a renewal, and order with its CSR.`,
    fr: `${quoted(id)} a déjà un certificat, et celui-ci en garde la clé : un renouvellement a une nouvelle clé. Démarrez un renouvellement et commandez avec sa CSR.`,
  },
});

/** Says of the journal of an installation that git has it, so that it may be anybody's. */
export const notOurs = (path: string): InstallationRefusal => ({
  reason: 'not-ours',
  message: {
    en: `Git tracks ${path}, so that anybody may have written it: the installation is not finished. Remove the file, and install the certificate again.`,
    fr: `Git suit ${path}, que n’importe qui a donc pu écrire : l’installation n’est pas terminée. Retirez le fichier, puis installez à nouveau le certificat.`,
  },
});

/** Says that the files of an entry have no places of their own. */
export const oneFile = (id: string): InstallationRefusal => ({
  reason: 'one-file',
  message: {
    en: `Two files of ${quoted(id)} would be one, or would stand outside the folder or in that of git. Correct its \`files\`, or the secrets folder.`,
    fr: `Deux fichiers de ${quoted(id)} n’en feraient qu’un, ou seraient hors du dossier ou dans celui de git. Corrigez \`files\`, ou le dossier des secrets.`,
  },
});
