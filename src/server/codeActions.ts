import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { fixAll, quickFixesAt, touching, twinsOf } from '../core/features/codeActions';
import { ignoreHere, type ReasonToWrite } from '../core/features/ignoreHere';
import { configurationOf, markIntended } from '../core/features/markIntended';
import type { Finding } from '../core/finding';
import type { Edit } from '../core/fix';
import type { Language, Text } from '../core/language';
import { renewableIn } from '../core/renewal/renewable';
import { commandIds } from '../protocol';
import type { Folder } from './folder';
import { remedyActions } from './remedies';
import type { Session } from './session';
import { uriOf } from './uris';

const fixAllKind = `${CodeActionKind.SourceFixAll}.santeCerts`;

/** The kinds of code actions that there are. */
export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind];

/** What can be done about the findings at a range of a document. */
export async function codeActionsOf(
  session: Session,
  { textDocument: { uri }, range, context: { only, diagnostics } }: CodeActionParams,
): Promise<CodeAction[]> {
  await session.configured;
  const file = session.folders.fileOf(uri);
  if (file === undefined) return [];
  const all = await session.findingsOf(file.folder);
  const findings = all.filter((finding) => finding.file === file.path);
  const { language } = file.folder.settings;
  const isAsked = (kind: string) => only?.some((each) => kind === each || kind.startsWith(`${each}.`));
  const actions: CodeAction[] = [];

  if (isAsked(CodeActionKind.QuickFix) ?? true) {
    for (const { title, edits, finding, preferred } of quickFixesAt(findings, range))
      actions.push({
        title: title[language],
        kind: CodeActionKind.QuickFix,
        diagnostics: shownFor(finding, diagnostics),
        isPreferred: preferred,
        edit: { changes: { [uri]: edits.map(textEdit) } },
      });
    for (const finding of touching(findings, range)) {
      const about = { kind: CodeActionKind.QuickFix, diagnostics: shownFor(finding, diagnostics) };
      const offered: CodeAction[] = [
        ...(await remedyActions(session, finding, file.folder)),
        ...(session.client.isOurs && session.trusted ? renew(finding, file.folder) : []),
        ...(session.client.isOurs ? goTo(finding, file.folder) : []),
        ...silence(session, finding, file.folder, uri),
        ...(session.client.isOurs ? [chooseLevel(finding, uri, language)] : []),
      ];
      actions.push(...offered.map((each) => ({ ...about, ...each })));
    }
  }
  const edits = isAsked(fixAllKind) ? fixAll(findings) : [];
  if (edits.length > 0)
    actions.push({
      title: repairAll[language],
      kind: fixAllKind,
      edit: { changes: { [uri]: edits.map(textEdit) } },
    });
  return actions;
}

/** Makes a new key for the entries of a certificate that ends or of a key that is copied. */
function renew(finding: Finding, { uri, inventory, settings }: Folder): CodeAction[] {
  const documents = [...inventory.configurations.values()];
  return renewableIn(finding, documents, settings.secretsFolder).map(({ configuration, id }) => {
    const title = renewal(id)[settings.language];
    const parameters = [uriOf(uri, configuration), id];
    return { title, command: { title, command: commandIds.startRenewal, arguments: parameters } };
  });
}

/** Opens the other places of what is copied. */
function goTo(finding: Finding, { uri, settings }: Folder): CodeAction[] {
  return twinsOf(finding).map(({ place, title: { [settings.language]: title } }) => ({
    title,
    command: {
      title,
      command: commandIds.showPlace,
      arguments: [uriOf(uri, place.file), place.range],
    },
  }));
}

/** A comment in the file, or where it takes none a mark in the configuration above it. */
function silence(session: Session, finding: Finding, folder: Folder, uri: string): CodeAction[] {
  const { language } = folder.settings;
  const comment = ignoreHere(finding, session.documents.get(uri)?.text ?? null);
  if (comment) return [{ title: ignore(finding)[language], edit: insertion(session, uri, comment) }];
  const document = configurationOf(finding.file, folder.inventory.configurations.values());
  const mark = document && markIntended(finding, document);
  if (!mark) return [];
  const edit = insertion(session, uriOf(folder.uri, document.file), mark);
  return [{ title: intended(finding, document.file)[language], edit }];
}

function chooseLevel(finding: Finding, uri: string, language: Language): CodeAction {
  const title = setLevel(finding)[language];
  return { title, command: { title, command: commandIds.setRuleLevel, arguments: [finding.rule, uri] } };
}

/** The diagnostics of the client that show a finding. */
function shownFor({ rule, range }: Finding, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(
    ({ code, range: { start } }) =>
      code === rule && start.line === range.start.line && start.character === range.start.character,
  );
}

function textEdit({ range, text }: Edit): TextEdit {
  return { range, newText: text };
}

/** A comment with the caret where its reason goes, in editors that can; the others are told what is missing. */
function insertion({ client }: Session, uri: string, { at, before, after }: ReasonToWrite): WorkspaceEdit {
  const range = { start: at, end: at };
  if (!client.takesSnippetEdits) return { changes: { [uri]: [{ range, newText: before + after }] } };
  const snippet: SnippetTextEdit = {
    range,
    snippet: { kind: 'snippet', value: `${escaped(before)}$0${escaped(after)}` },
  };
  return { documentChanges: [{ textDocument: { uri, version: null }, edits: [snippet] }] };
}

/** Text that a snippet takes as it is. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

const ignore = ({ rule }: Finding): Text => ({
  en: `Ignore ${rule} here`,
  fr: `Ignorer ${rule} ici`,
});

const intended = ({ rule }: Finding, configuration: string): Text => ({
  en: `Mark ${rule} as intended in ${configuration}`,
  fr: `Marquer ${rule} comme voulu dans ${configuration}`,
});

const renewal = (id: string): Text => ({
  en: `Start a renewal of ${id}`,
  fr: `Commencer un renouvellement de ${id}`,
});

const setLevel = ({ rule }: Finding): Text => ({
  en: `Set the level of ${rule}…`,
  fr: `Régler la gravité de ${rule}…`,
});

const repairAll: Text = {
  en: 'Repair all that leaves no doubt',
  fr: 'Réparer tout ce qui ne fait pas de doute',
};
