import type { Uri } from 'vscode';
import { env, window, workspace } from 'vscode';
import type { Text } from '../core/language';
import { activeFile, chooseFile } from './chooseFile';
import { Cancelled } from './passphrase';
import { say } from './settings';

/** A file that the user chooses, what the editor shows, or what the clipboard holds. Throws `Cancelled`. */
export async function chooseReturned(): Promise<Uri | Uint8Array> {
  const shown = shownSource();
  const open = shown && { label: say(openLabel), description: shown.name };
  const [file, pasted] = [{ label: say(fileLabel) }, { label: say(pasteLabel) }];
  const items = [...(open ? [open] : []), file, pasted];
  const chosen = await window.showQuickPick(items, {
    title: say(title),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (chosen === undefined) throw new Cancelled();
  if (shown && chosen === open) return shown.source;
  if (chosen === pasted) return bytesOf(await env.clipboard.readText());
  const uri = await chooseFile(title);
  if (!uri) throw new Cancelled();
  return uri;
}

/** What is open in the editor, as it stands there, where it may be what came back. */
function shownSource(): { readonly name: string; readonly source: Uri | Uint8Array } | undefined {
  const uri = activeFile();
  if (!uri) return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const text = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())?.getText();
  if (text?.includes('-----BEGIN ')) return { name, source: bytesOf(text) };
  return uri.scheme === 'file' && returnedName.test(name) ? { name, source: uri } : undefined;
}

const returnedName = /\.(pem|crt|cer|der|p7b|p7c|p12|pfx)$/i;

/** The content of a file that came back. */
export async function readReturnedFile(file: Uri): Promise<Uint8Array> {
  if ((await workspace.fs.stat(file)).size <= largest) return workspace.fs.readFile(file);
  throw new Error(say(tooLarge));
}

function bytesOf(text: string): Uint8Array {
  if (text.length <= largest) return new TextEncoder().encode(text);
  throw new Error(say(tooLarge));
}

/** Far above any certificate with its chain. */
const largest = 10 * 1024 * 1024;

const title: Text = { en: 'Certificate that came back', fr: 'Certificat qui est revenu' };
const openLabel: Text = {
  en: 'Take what is open in the editor',
  fr: 'Prendre ce qui est ouvert dans l’éditeur',
};
const fileLabel: Text = { en: 'Choose a file…', fr: 'Choisir un fichier…' };
const pasteLabel: Text = { en: 'Paste from the clipboard', fr: 'Coller depuis le presse-papiers' };
const tooLarge: Text = {
  en: 'This is over 10 MB, too large for a certificate. Choose the file that came back from the platform.',
  fr: 'Cela dépasse 10 Mo, trop pour un certificat. Choisissez le fichier qui est revenu de la plateforme.',
};
