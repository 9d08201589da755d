import { env, workspace, type Uri } from 'vscode';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { languageOf, type Language, type Text } from '../core/language';

/** The language that the user wants messages in. */
export function language(): Language {
  const chosen = workspace.getConfiguration('santeCerts').get<string>('language', 'auto');
  return languageOf(chosen === 'auto' ? env.language : chosen);
}

/** A message in the user's language, for dialogs and notifications. */
export function say(text: Text): string {
  return withoutMarkdown(text[language()]);
}

/** A message with quotation marks for its backticks, which dialogs and notifications would show as they are. */
export function withoutMarkdown(message: string): string {
  return message.replace(
    /(?<=^|[\s(])`([^`\n]*)`(?=[\s.,;:?!)]|$)/gm,
    language() === 'fr' ? '« $1 »' : '“$1”',
  );
}

/** Where the keys of a workspace folder live, relative to it. */
export function secretsFolder(folder: Uri): string {
  return workspace.getConfiguration('santeCerts', folder).get('secretsFolder', defaultSecretsFolder);
}
