import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { pathToFileURL } from 'node:url';

/** As much of an editor with one folder as the code under test asks for, in the place of the module `vscode`. */
export function fakeEditor(root: string, { isTrusted, language }: { isTrusted: boolean; language: string }) {
  const told: string[] = [];
  const tell = (message: string) => {
    told.push(message);
    return Promise.resolve(undefined);
  };
  const uri = (url: URL) => ({ scheme: 'file', path: url.pathname, toString: () => url.href });
  const folder = { uri: uri(pathToFileURL(root)), name: 'folder', index: 0 };
  const vscode = {
    Uri: { parse: (text: string) => uri(new URL(text)) },
    env: { language },
    window: { showInformationMessage: tell, showErrorMessage: tell },
    workspace: {
      isTrusted,
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
