import type { Text } from './language';
import type { WriteRefusal } from './secretsFolder';

/** What to tell of files that could not be read or written, and what to do. */
export function writeRefusalText({ reason, path }: WriteRefusal): Text {
  return texts[reason](path);
}

const texts: Record<WriteRefusal['reason'], (path: string) => Text> = {
  exists: (path) => ({
    en: `${path} exists already and is never replaced. Move it away first if a new one is meant.`,
    fr: `${path} existe déjà et n’est jamais remplacé. Déplacez-le d’abord si un nouveau est voulu.`,
  }),
  'outside-workspace': (path) => ({
    en: `${path} leads out of the folder by a symbolic link. Replace the link by a folder.`,
    fr: `${path} mène hors du dossier par un lien symbolique. Remplacez ce lien par un dossier.`,
  }),
  'disk-full': (path) => ({
    en: `${path} could not be written: the disk is full. Free some space; what was there is as it was.`,
    fr: `${path} n’a pas pu être écrit : le disque est plein. Libérez de la place ; ce qui existait est intact.`,
  }),
  'read-only': (path) => ({
    en: `${path} could not be written: its disk is read-only. Work in a folder that can be written.`,
    fr: `${path} n’a pas pu être écrit : son disque est en lecture seule. Travaillez dans un dossier où l’on peut écrire.`,
  }),
  'no-permission': (path) => ({
    en: `${path} could not be read or written. Check the permissions of its folder.`,
    fr: `${path} n’a pas pu être lu ou écrit. Vérifiez les droits de son dossier.`,
  }),
  'not-writable': (path) => ({
    en: `${path} could not be written. Check the permissions of its folder and the space left.`,
    fr: `${path} n’a pas pu être écrit. Vérifiez les droits de son dossier et la place libre.`,
  }),
  unfit: (path) => ({
    en: `${path} is a link, a folder or over 1 MB: no file that can be used. Put the file itself there, or take it away.`,
    fr: `${path} est un lien, un dossier ou dépasse 1 Mo : ce fichier ne peut pas servir. Placez-y le fichier lui-même, ou retirez-le.`,
  }),
  busy: (path) => ({
    en: `Another window or command is at work in ${path}. Try again when it is done.`,
    fr: `Une autre fenêtre ou commande travaille dans ${path}. Réessayez quand elle aura fini.`,
  }),
};
