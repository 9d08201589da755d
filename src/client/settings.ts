import { env, workspace, type Uri } from 'vscode';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { languageOf, type Language, type Text } from '../core/language';

/** The language that the user wants messages in. */
export function language(): Language {
  const chosen = workspace.getConfiguration('santeCerts').get<string>('language', 'auto');
  return languageOf(chosen === 'auto' ? env.language : chosen);
}

/** A message in the user's language. */
export function say(text: Text): string {
  return text[language()];
}

/** Where the keys of a workspace folder live, relative to it. */
export function secretsFolder(folder: Uri): string {
  return workspace.getConfiguration('santeCerts', folder).get('secretsFolder', defaultSecretsFolder);
}
