import {
  Disposable,
  QuickInputButtons,
  window,
  type QuickInput,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import type { Ask, Reply } from '../core/features/newConfiguration/conversation';
import type { ChoiceQuestion, TextQuestion } from '../core/features/newConfiguration/question';
import { say } from './settings';

type Place = Parameters<Ask>[1];

/** Puts one question to the user, with a way back to the one before; Escape leaves. */
export const askQuestion: Ask = (question, place) =>
  'choices' in question ? choose(question, place) : write(question, place);

interface Item extends QuickPickItem {
  readonly value: string;
}

function choose({ title, choices, several }: ChoiceQuestion, place: Place): Promise<Reply> {
  const input = window.createQuickPick<Item>();
  input.items = choices.map(({ value, label }) => ({ value, label: say(label) }));
  input.canSelectMany = several !== undefined;
  input.title = say(title);
  const earlier = input.items.filter(({ value }) =>
    typeof place.earlier === 'string' ? place.earlier === value : place.earlier?.includes(value),
  );
  if (several) input.selectedItems = earlier;
  // An empty list would take the focus off the first choice, and Enter would do nothing.
  else if (earlier.length > 0) input.activeItems = earlier;
  return replyTo(input, place, input.onDidTriggerButton, (settle) =>
    input.onDidAccept(() => {
      const values = input.selectedItems.map(({ value }) => value);
      const [first] = values;
      if (first !== undefined) settle({ answer: several ? values : first });
      else if (several) {
        // What was typed to filter the list would hide the placeholder.
        input.value = '';
        input.placeholder = say(several);
      }
    }),
  );
}

function write({ title, hint, mistake }: TextQuestion, place: Place): Promise<Reply> {
  const input = window.createInputBox();
  input.title = say(title);
  input.prompt = hint && say(hint);
  input.value = typeof place.earlier === 'string' ? place.earlier : '';
  const check = () => {
    const found = mistake(input.value);
    input.validationMessage = found && say(found);
    return found === undefined;
  };
  return replyTo(input, place, input.onDidTriggerButton, (settle) =>
    Disposable.from(
      input.onDidChangeValue(check),
      input.onDidAccept(() => {
        if (check()) settle({ answer: input.value.trim() });
      }),
    ),
  );
}

function replyTo(
  input: QuickInput & { buttons: readonly QuickInputButton[] },
  { step, steps }: Place,
  onDidTriggerButton: (listener: () => void) => Disposable,
  listen: (settle: (reply: Reply) => void) => Disposable,
): Promise<Reply> {
  input.step = step;
  input.totalSteps = steps;
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    const settle = (reply: Reply) => {
      resolve(reply);
      listeners.dispose();
      input.dispose();
    };
    const listeners = Disposable.from(
      onDidTriggerButton(() => settle('back')),
      input.onDidHide(() => settle('leave')),
      listen(settle),
    );
    input.show();
  });
}
