import * as vscode from 'vscode';

/** What a command asked and told while a test answered for the user. */
export interface Conversation {
  /** The titles of its questions, in their order. */
  readonly asked: string[];
  /** What its messages said. */
  readonly told: string[];
  [Symbol.dispose](): void;
}

interface Question {
  readonly title?: string;
  readonly canPickMany?: boolean;
  readonly validateInput?: (value: string) => string | undefined;
}

/**
 * Answers the questions of a command: the label of the item to choose, the text to write, or the button of a
 * message to press. An answer that an input refuses is told as a message and the next one is tried.
 */
export function answering(...answers: readonly string[]): Conversation {
  const asked: string[] = [];
  const told: string[] = [];
  const left = [...answers];
  const window = vscode.window as unknown as Record<string, unknown>;
  const showMessage = (message: string, ...buttons: string[]) => {
    told.push(message);
    const [next = ''] = left;
    return Promise.resolve(buttons.includes(next) ? left.shift() : undefined);
  };
  const replaced = {
    async showQuickPick(
      items: readonly vscode.QuickPickItem[] | Promise<readonly vscode.QuickPickItem[]>,
      { title = '', canPickMany = false }: Question,
    ) {
      asked.push(title);
      const answer = left.shift() ?? '';
      const chosen = (await items).find(({ label }) => label.includes(answer));
      return canPickMany && chosen ? [chosen] : chosen;
    },
    showInputBox({ title = '', validateInput }: Question) {
      asked.push(title);
      for (;;) {
        const answer = left.shift();
        const complaint = answer === undefined ? undefined : validateInput?.(answer);
        if (complaint === undefined) return Promise.resolve(answer);
        told.push(complaint);
      }
    },
    showInformationMessage: showMessage,
    showWarningMessage: showMessage,
    showErrorMessage: showMessage,
  };
  const original = Object.fromEntries(Object.keys(replaced).map((name) => [name, window[name]]));
  Object.assign(window, replaced);
  return { asked, told, [Symbol.dispose]: () => void Object.assign(window, original) };
}
