import type { Finding } from '../finding';
import type { Text } from '../language';
import { startOfFile } from '../range';
import { makeFinding } from '../rules/finding';
import type { Unreadable } from '../workspace';
import { isConfiguration } from './fileNames';

/**
 * Files and folders that a check had to leave out (rule `unreadable-file`): an error where nothing can be said without
 * them, of a configuration or of the whole folder.
 */
export function unreadableFindings(unreadable: readonly Unreadable[]): Finding[] {
  return unreadable.map((each) =>
    makeFinding({
      rule: 'unreadable-file',
      severity: each.path === '.' || isConfiguration(each.path) ? 'error' : 'warning',
      message: unreadableText(each),
      file: each.path,
      range: startOfFile,
      identity: [each.reason],
    }),
  );
}

/** Why a file or folder could not be read, and what to do. */
export function unreadableText({ path, reason, size = 0 }: Unreadable): Text {
  switch (reason) {
    case 'missing':
      if (path.includes('\ufffd')) return notUnicode;
      return {
        en: 'There is no such file. Check its path.',
        fr: 'Ce fichier n’existe pas. Vérifiez son chemin.',
      };
    case 'permission':
      return {
        en: 'This could not be read for lack of permission. Allow your account to read it, or exclude it.',
        fr: 'Lecture refusée. Donnez à votre compte le droit de lecture, ou excluez ce chemin.',
      };
    case 'too-large':
      return {
        en: `This file of ${megabytes(size)} MB is too large for a certificate, a key or a configuration and was not read. Move it away or have git ignore it; in VS Code, \`santeCerts.maxFileSize\` raises the limit.`,
        fr: `Ce fichier de ${megabytes(size).replace('.', ',')} Mo est trop grand pour un certificat, une clé ou une configuration et n’a pas été lu. Déplacez-le ou faites-le ignorer par git ; dans VS Code, \`santeCerts.maxFileSize\` relève la limite.`,
      };
    case 'folder':
      return {
        en: 'This is a folder that bears the name of a file. Rename it, or put the file in its place.',
        fr: 'C’est un dossier qui porte le nom d’un fichier. Renommez-le, ou mettez le fichier à sa place.',
      };
    case 'link':
      return {
        en: 'This is a symbolic link, or is behind one, and links are not followed. Put the file itself here.',
        fr: 'C’est un lien symbolique, ou ce qui est derrière un, et les liens ne sont pas suivis. Mettez ici le fichier lui-même.',
      };
    case 'other':
      return {
        en: 'This could not be read as a file. Check that it is one, inside the folder, on a working disk.',
        fr: 'Lecture impossible. Vérifiez qu’il s’agit d’un fichier, dans le dossier, sur un disque en état.',
      };
  }
}

function megabytes(size: number): string {
  return (size / 1_000_000).toFixed(1).replace(/\.0$/, '');
}

const notUnicode: Text = {
  en: 'The name of this file is not in Unicode, so that it cannot be opened. Rename it.',
  fr: 'Le nom de ce fichier n’est pas en Unicode et ne permet pas de l’ouvrir. Renommez-le.',
};
