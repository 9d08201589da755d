import * as vscode from 'vscode';

/** What a command asked and told while a test answered for the user. */
export interface Conversation {
  /** The titles of its questions, in their order. */
  readonly asked: string[];
  /** What its messages said, and the details of those that wait for an answer. */
  readonly told: string[];
  [Symbol.dispose](): void;
}

/** Presses the button that leads to the question before. */
export const back = '<back>';

/** Accepts the answer that is proposed. */
export const sameAgain = '<same again>';

type Choices = readonly (string | vscode.QuickPickItem)[];

interface Question {
  readonly title?: string;
  readonly canPickMany?: boolean;
  readonly validateInput?: (value: string) => string | vscode.InputBoxValidationMessage | undefined;
}

/**
 * Answers the questions of a command: the label of the item to choose, the text to write, the path of the file to
 * open, or the button of a message to press. An answer that an input refuses is told as a message and the next one
 * is tried; without an answer left, a question is left by Escape.
 */
export function answering(...answers: readonly string[]): Conversation {
  const asked: string[] = [];
  const told: string[] = [];
  const left = [...answers];
  const window = vscode.window as unknown as Record<string, unknown>;
  const showMessage = (message: string, ...parts: (string | vscode.MessageOptions)[]) => {
    const details = parts.flatMap((part) => (typeof part === 'string' ? [] : (part.detail ?? [])));
    told.push([message, ...details].join('\n'));
    const [next = ''] = left;
    return Promise.resolve(parts.includes(next) ? left.shift() : undefined);
  };
  const replaced = {
    async showQuickPick(items: Choices | Promise<Choices>, { title = '', canPickMany = false }: Question) {
      asked.push(title);
      const answer = left.shift();
      if (answer === undefined) return undefined;
      const chosen = (await items).find((each) =>
        (typeof each === 'string' ? each : each.label).includes(answer),
      );
      return canPickMany && chosen ? [chosen] : chosen;
    },
    showInputBox({ title = '', validateInput }: Question) {
      asked.push(title);
      for (;;) {
        const answer = left.shift();
        const said = answer === undefined ? undefined : validateInput?.(answer);
        if (said !== undefined) told.push(typeof said === 'string' ? said : said.message);
        const isRefused =
          typeof said === 'string' || said?.severity === vscode.InputBoxValidationSeverity.Error;
        if (!isRefused) return Promise.resolve(answer);
      }
    },
    showOpenDialog({ title = '' }: vscode.OpenDialogOptions) {
      asked.push(title);
      const path = left.shift();
      return Promise.resolve(path === undefined ? undefined : [vscode.Uri.file(path)]);
    },
    createQuickPick: () => quickPick(asked, left),
    createInputBox: () => inputBox(asked, told, left),
    showInformationMessage: showMessage,
    showWarningMessage: showMessage,
    showErrorMessage: showMessage,
  };
  const original = Object.fromEntries(Object.keys(replaced).map((name) => [name, window[name]]));
  Object.assign(window, replaced);
  return { asked, told, [Symbol.dispose]: () => void Object.assign(window, original) };
}

/** What a question on the screen has that commands use; the user answers as soon as it is shown. */
function question(asked: string[], left: string[], answer: (given: string) => boolean) {
  const [accepted, hidden, pressed] = [0, 1, 2].map(() => new vscode.EventEmitter<unknown>()) as [
    vscode.EventEmitter<unknown>,
    vscode.EventEmitter<unknown>,
    vscode.EventEmitter<unknown>,
  ];
  return {
    title: '',
    onDidAccept: accepted.event,
    onDidHide: hidden.event,
    onDidTriggerButton: pressed.event,
    dispose: () => undefined,
    show() {
      asked.push(this.title);
      for (;;) {
        const given = left.shift();
        if (given === undefined) {
          hidden.fire(undefined);
          return;
        }
        if (given === back) {
          pressed.fire(vscode.QuickInputButtons.Back);
          return;
        }
        if (given === sameAgain || answer.call(this, given)) {
          accepted.fire(undefined);
          return;
        }
      }
    },
  };
}

function quickPick(asked: string[], left: string[]) {
  const input = {
    items: [] as readonly vscode.QuickPickItem[],
    activeItems: [] as readonly vscode.QuickPickItem[],
    selectedItems: [] as readonly vscode.QuickPickItem[],
    ...question(asked, left, (given) => {
      input.selectedItems = input.items.filter(({ label }) => label.includes(given)).slice(0, 1);
      return true;
    }),
  };
  return input;
}

function inputBox(asked: string[], told: string[], left: string[]) {
  const changed = new vscode.EventEmitter<string>();
  const input = {
    value: '',
    validationMessage: undefined as string | undefined,
    onDidChangeValue: changed.event,
    ...question(asked, left, (given) => {
      input.value = given;
      changed.fire(given);
      if (input.validationMessage === undefined) return true;
      told.push(input.validationMessage);
      return false;
    }),
  };
  return input;
}
