import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { pathToFileURL } from 'node:url';

interface Shown {
  readonly isTrusted?: boolean;
  readonly language?: string;
  /** What the active tab shows: its URI, and its text where it is one. */
  readonly shown?: { readonly uri: string; readonly text?: string };
  readonly clipboard?: string;
  /** Answers a list by what one of its labels holds; several answer one list each. */
  readonly answer?: string | readonly string[];
}

class TabInputText {
  constructor(readonly uri: unknown) {}
}

/** As much of an editor with one folder as the code under test asks for, in the place of the module `vscode`. */
export function fakeEditor(
  root: string,
  { isTrusted = true, language = 'en', shown, clipboard, answer = [] }: Shown,
) {
  const told: string[] = [];
  const tell = (message: string) => {
    told.push(message);
    return Promise.resolve(undefined);
  };
  const uri = (url: URL) => ({
    scheme: url.protocol.slice(0, -1),
    path: url.pathname,
    toString: () => url.href,
  });
  const folder = { uri: uri(pathToFileURL(root)), name: 'folder', index: 0 };
  const active = shown && uri(new URL(shown.uri));
  const vscode = {
    Uri: {
      parse: (text: string) => uri(new URL(text)),
      joinPath: (base: URL, path: string) => uri(new URL(`${String(base)}/${path}`)),
      from: ({ scheme, path }: { scheme: string; path: string }) => uri(new URL(`${scheme}:${path}`)),
    },
    ProgressLocation: {},
    TabInputText,
    TabInputCustom: TabInputText,
    env: { language, clipboard: { readText: () => Promise.resolve(clipboard ?? '') } },
    window: {
      showInformationMessage: tell,
      showErrorMessage: tell,
      showQuickPick: (items: readonly { label: string }[]) =>
        Promise.resolve(items.find(({ label }) => [answer].flat().some((each) => label.includes(each)))),
      showTextDocument: () => Promise.resolve(undefined),
      withProgress: (_options: unknown, work: (progress: unknown, token: unknown) => unknown) =>
        work({ report: () => undefined }, { isCancellationRequested: false }),
      tabGroups: { activeTabGroup: { activeTab: active && { input: new TabInputText(active) } } },
    },
    workspace: {
      isTrusted,
      textDocuments: shown?.text === undefined ? [] : [{ uri: active, getText: () => shown.text }],
      getWorkspaceFolder: () => folder,
      getConfiguration: () => ({ get: (_name: string, usual: unknown) => usual }),
      openTextDocument: ({ path }: { path: string }) =>
        Promise.resolve({ getText: () => readFileSync(path, 'utf8') }),
    },
  };
  // The code under test keeps the first module that it is given.
  Object.assign(editor, vscode);
  return {
    folder,
    told,
    at: (path: string) => uri(pathToFileURL(`${root}/${path}`)),
    uriOf: (path: string) => pathToFileURL(`${root}/${path}`).href,
    [Symbol.dispose]: () => {
      for (const name of Object.keys(editor)) Reflect.deleteProperty(editor, name);
    },
  };
}

const editor: Record<string, unknown> = {};

const modules = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const load = modules._load;
modules._load = (request, ...rest) => (request === 'vscode' ? editor : load.call(modules, request, ...rest));
