import type { Text } from './language';

/** Says that no entry has an id. */
export function noSuchEntry(id: string): Text {
  return {
    en: `There is no certificate ${id} in the configuration. Check its id.`,
    fr: `Pas de certificat ${id} dans la configuration. Vérifiez son id.`,
  };
}

/** Says that a path of an entry leads where none of its files may be. */
export function filesOutside(id: string): Text {
  return {
    en: `The files of ${id} would stand outside the folder, or in the folder of git. Correct its files or the secrets folder.`,
    fr: `Les fichiers de ${id} seraient hors du dossier, ou dans le dossier de git. Corrigez files ou le dossier des secrets.`,
  };
}
