import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { questionsFor } from '../../src/core/features/newConfiguration/questions';
import { fakeEditor } from './fakeEditor';

describe('A question with several answers', () => {
  it('says what to tick where nothing is, and waits', async () => {
    using editor = fakeEditor('/folder', {});
    const disposable = { dispose: () => undefined };
    let accept = (): void => assert.fail('Nothing listens.');
    const never = () => disposable;
    const input = {
      value: 'typed',
      placeholder: undefined as string | undefined,
      items: [] as { value: string }[],
      selectedItems: [] as { value: string }[],
      onDidTriggerButton: never,
      onDidHide: never,
      onDidAccept: (listener: () => void) => {
        accept = listener;
        return disposable;
      },
      show: () => undefined,
      ...disposable,
    };
    const vscode = createRequire(import.meta.url)('vscode') as { window: object };
    Object.assign(vscode.window, { createQuickPick: () => input });
    Object.assign(vscode, { Disposable: { from: never } });
    const { askQuestion } = await import('../../src/client/askQuestion');
    const services = questionsFor({}).find(({ name }) => name === 'services');
    assert.ok(services);
    const reply = askQuestion(services, { earlier: undefined, step: 1, steps: 1 });
    accept();
    assert.equal(input.value, '');
    assert.match(input.placeholder ?? '', /^Tick at least one\./);
    input.selectedItems = input.items.filter(({ value }) => ['INSi', 'ROR'].includes(value));
    accept();
    assert.deepEqual(editor.told, []);
    assert.deepEqual(await reply, { answer: ['INSi', 'ROR'] });
  });
});
