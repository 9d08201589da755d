import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('sante-certs.sante-certs');
  if (!found) throw new Error('The extension is not there.');
  return found;
}

/** Runs one of our commands to its end. */
export function run(command: string, ...parameters: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`santeCerts.${command}`, ...parameters);
}

/** The URI of a file of the open workspace. */
export function uriOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** The text of a file of the open workspace, on disk. */
export function textOf(path: string): Promise<string> {
  return readFile(uriOf(path).fsPath, 'utf8');
}

/** The text of the active editor. */
export function shownText(): string {
  return vscode.window.activeTextEditor?.document.getText() ?? '';
}

/** Gives rules levels in the settings of the workspace, `.vscode/settings.json`. */
export function setLevels(levels: Readonly<Record<string, string>>): Thenable<void> {
  const settings = vscode.workspace.getConfiguration('santeCerts');
  return settings.update('rules', levels, vscode.ConfigurationTarget.Workspace);
}

/** What the Problems panel says of a file by a rule, as soon as there is something. */
export async function problems(path: string, rule: string): Promise<readonly vscode.Diagnostic[]> {
  const found = () => vscode.languages.getDiagnostics(uriOf(path)).filter((each) => codeOf(each) === rule);
  while (found().length === 0) await nextDiagnostics();
  return found();
}

/** Waits until a rule says nothing more of a file. */
export async function noProblems(path: string, rule: string): Promise<void> {
  while (vscode.languages.getDiagnostics(uriOf(path)).some((each) => codeOf(each) === rule))
    await nextDiagnostics();
}

/** Does what a quick fix of a problem does: its edit, then its command. */
export async function quickFix(path: string, problem: vscode.Diagnostic, title: string): Promise<void> {
  await vscode.workspace.openTextDocument(uriOf(path));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uriOf(path),
    problem.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const action = actions.find((each) => each.title.includes(title));
  if (!action) throw new Error(`${title} is not offered: ${actions.map((each) => each.title).join(', ')}`);
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) throw new Error(`${title} failed.`);
  const { command } = action;
  if (command)
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

/** The Markdown, without its escapes, of the hover on the first place of a file that reads `text`. */
export async function hoverOn(path: string, text: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(text)),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content as vscode.MarkdownString).value)
    .join('\n')
    .replaceAll('\\', '');
}

/** The commands that the lenses of a file offer. */
export async function lensesOf(path: string): Promise<readonly vscode.Command[]> {
  const { uri } = await vscode.workspace.openTextDocument(uriOf(path));
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    Number.MAX_SAFE_INTEGER,
  );
  return lenses.flatMap(({ command }) => command ?? []);
}

function nextDiagnostics(): Promise<void> {
  return new Promise((resolve) => {
    const registration = vscode.languages.onDidChangeDiagnostics(() => {
      registration.dispose();
      resolve();
    });
  });
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
