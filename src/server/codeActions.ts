import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { fixAll, quickFixesAt, touching } from '../core/features/codeActions';
import { ignoreHere, type ReasonToWrite } from '../core/features/ignoreHere';
import type { Finding } from '../core/finding';
import type { Edit } from '../core/fix';
import type { Text } from '../core/language';
import { commandIds } from '../protocol';
import type { Session } from './session';

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
      const reason = ignoreHere(finding, session.documents.get(uri)?.text ?? '');
      const about = { kind: CodeActionKind.QuickFix, diagnostics: shownFor(finding, diagnostics) };
      const command = { title: setLevel(finding)[language], command: commandIds.setRuleLevel };
      if (reason)
        actions.push({ ...about, title: ignore(finding)[language], edit: insertion(session, uri, reason) });
      if (session.client.isOurs)
        actions.push({
          ...about,
          title: command.title,
          command: { ...command, arguments: [finding.rule, uri] },
        });
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

const setLevel = ({ rule }: Finding): Text => ({
  en: `Set the level of ${rule}…`,
  fr: `Régler la gravité de ${rule}…`,
});

const repairAll: Text = {
  en: 'Repair all that leaves no doubt',
  fr: 'Réparer tout ce qui ne fait pas de doute',
};
