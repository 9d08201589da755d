import { fix, sureFix, type Fix } from '../../fix';
import type { Text } from '../../language';
import type { ConfigurationDocument } from '../document';
import type { ConfigPath } from '../model';
import { quoted } from '../quoted';
import { renameProperty, setValue } from './properties';
import type { Written } from './written';

/** The title of a fix that writes a value. */
export function write(value: Written): Text {
  return { en: `Write ${quoted(value)}`, fr: `Écrire ${quoted(value)}` };
}

/** A fix that writes another value at `path`. */
export function writeValue(document: ConfigurationDocument, path: ConfigPath, value: Written): Fix[] {
  return fix(write(value), setValue(document, path, value));
}

/** The same where nothing else can be meant. */
export function writeSureValue(document: ConfigurationDocument, path: ConfigPath, value: Written): Fix[] {
  return sureFix(write(value), setValue(document, path, value));
}

/** A fix that gives the property at `path` another name. */
export function rename(document: ConfigurationDocument, path: ConfigPath, name: string): Fix[] {
  return fix({ en: `Name it \`${name}\``, fr: `Nommer \`${name}\`` }, renameProperty(document, path, name));
}

/** A fix that writes a property, added where it is missing. */
export function writeProperty(
  document: ConfigurationDocument,
  path: ConfigPath,
  value: string | boolean,
): Fix[] {
  return fix(write(`${String(path.at(-1))}: ${String(value)}`), setValue(document, path, value));
}
