import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding } from '../core/finding';
import type { Language, Text } from '../core/language';
import { positionsIn } from '../core/lines';
import type { Remedy } from '../core/remedy';
import { utf8Text } from '../core/utf8';
import { commandIds } from '../protocol';
import type { Folder } from './folder';
import type { Session } from './session';
import { uriOf } from './uris';

/** What helps against a finding besides edits of its file; in a workspace that is not trusted, no file is made or moved. */
export async function remedyActions(
  session: Session,
  finding: Finding,
  folder: Folder,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  for (const remedy of finding.remedies?.() ?? []) {
    const action = await actionOf(remedy, finding, session, folder);
    if (action) actions.push({ ...action, isPreferred: remedy.kind !== 'move' });
  }
  return actions;
}

async function actionOf(
  remedy: Remedy,
  finding: Finding,
  session: Session,
  folder: Folder,
): Promise<CodeAction | null> {
  const { language } = folder.settings;
  const uri = uriOf(folder.uri, finding.file);
  switch (remedy.kind) {
    case 'ignore': {
      const edit = await ignoreEdit(remedy, session, folder);
      return edit && { title: ignore(remedy)[language], edit };
    }
    case 'restrict-mode':
      return command(restrict, commandIds.restrictFileMode, uri, session, language);
    case 'encrypt':
      return command(encrypt, commandIds.changeKeyPassphrase, uri, session, language);
    case 'separate':
      return command(separate, commandIds.separateKey, uri, session, language);
    case 'move': {
      if (!session.client.renamesFiles || !session.trusted) return null;
      const newUri = uriOf(folder.uri, remedy.to);
      const move = { kind: 'rename' as const, oldUri: uri, newUri, options: { overwrite: false } };
      return { title: moveTo(remedy)[language], edit: { documentChanges: [move] } };
    }
  }
}

/** What needs the file itself is done by our own client, in the process that may see it. */
function command(
  name: Text,
  id: string,
  uri: string,
  { client, trusted }: Session,
  language: Language,
): CodeAction | null {
  if (!client.isOurs || !trusted) return null;
  const title = name[language];
  return { title, command: { title, command: id, arguments: [uri] } };
}

/** One more line at the end of a `.gitignore`, which is made where there is none. */
async function ignoreEdit(
  { file, line }: Extract<Remedy, { kind: 'ignore' }>,
  { client, documents, trusted }: Session,
  folder: Folder,
): Promise<WorkspaceEdit | null> {
  const uri = uriOf(folder.uri, file);
  const content = documents.get(uri)?.text ?? (await folder.read(file));
  const text = typeof content === 'string' ? content : content instanceof Uint8Array ? utf8Text(content) : '';
  if (text === null || text.includes('\0')) return null;
  const isMissing = typeof content !== 'string' && 'reason' in content;
  if (isMissing && (content.reason !== 'missing' || !client.createsFiles || !trusted)) return null;
  const end = positionsIn(text)(text.length);
  const isOpenEnded = text !== '' && !text.endsWith('\n');
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const newText = `${isOpenEnded ? lineBreak : ''}${line}${lineBreak}`;
  const edits = [{ range: { start: end, end }, newText }];
  if (!isMissing) return { changes: { [uri]: edits } };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits },
    ],
  };
}

const ignore = ({ file, line }: Extract<Remedy, { kind: 'ignore' }>): Text => ({
  en: `Add ${line} to ${file}`,
  fr: `Ajouter ${line} à ${file}`,
});

const moveTo = ({ to }: Extract<Remedy, { kind: 'move' }>): Text => ({
  en: `Move to ${to}`,
  fr: `Déplacer vers ${to}`,
});

const restrict: Text = {
  en: 'Restrict the file to its owner (mode 0600)',
  fr: 'Réserver le fichier à son propriétaire (mode 0600)',
};

const separate: Text = {
  en: 'Move the key into a file of its own',
  fr: 'Déplacer la clé dans son propre fichier',
};

const encrypt: Text = { en: 'Give the key a passphrase…', fr: 'Donner une phrase de passe à la clé…' };
