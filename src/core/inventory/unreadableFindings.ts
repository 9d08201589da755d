import type { Finding } from '../finding';
import type { Text } from '../language';
import { startOfFile } from '../range';
import { makeFinding } from '../rules/finding';
import type { Unreadable } from '../workspace';

/** Files and folders that a check had to leave out (rule `unreadable-file`). */
export function unreadableFindings(unreadable: readonly Unreadable[]): Finding[] {
  return unreadable.map((each) =>
    makeFinding({
      rule: 'unreadable-file',
      severity: 'warning',
      message: unreadableText(each),
      file: each.path,
      range: startOfFile,
      identity: [each.reason],
    }),
  );
}

/** Why a file or folder could not be read, and what to do. */
export function unreadableText({ reason, size = 0 }: Unreadable): Text {
  switch (reason) {
    case 'missing':
      return { en: 'There is no such file.', fr: 'Ce fichier n’existe pas.' };
    case 'permission':
      return {
        en: 'This could not be read for lack of permission. Allow your account to read it, or exclude it.',
        fr: 'Lecture refusée. Donnez à votre compte le droit de lecture, ou excluez ce chemin.',
      };
    case 'too-large':
      return {
        en: `This file of ${megabytes(size)} MB is too large to be key material and was not read. Move it away, or raise the size limit.`,
        fr: `Ce fichier de ${megabytes(size)} Mo est trop grand pour contenir clés ou certificats et n’a pas été lu. Déplacez-le ou augmentez la limite de taille.`,
      };
    case 'other':
      return {
        en: 'This could not be read as a file. Check that it is one, inside the folder, on a working disk.',
        fr: 'Lecture impossible. Vérifiez qu’il s’agit d’un fichier, dans le dossier, sur un disque en état.',
      };
  }
}

function megabytes(size: number): string {
  return (size / 1_000_000).toFixed(1);
}
