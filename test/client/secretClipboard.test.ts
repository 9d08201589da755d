import assert from 'node:assert/strict';
import { SecretClipboard } from '../../src/client/secretClipboard';

const secret = 'abcde-fghjk-mnpqr-stuvw-xyz23';

/** The clipboard of a machine and what an editor keeps, through which windows come and go. */
function desktop() {
  let text = '';
  const kept = new Map<string, unknown>();
  const machine = {
    clipboard: {
      readText: () => Promise.resolve(text),
      writeText: (value: string) => Promise.resolve(void (text = value)),
    },
    notes: {
      keys: () => [...kept.keys()],
      get: (key: string) => kept.get(key),
      update: (key: string, value: unknown) => {
        if (value === undefined) kept.delete(key);
        else kept.set(key, value);
        return Promise.resolve();
      },
    },
  };
  return {
    ...machine,
    shown: () => text,
    kept: () => JSON.stringify([...kept]),
    /** A window, and what it does once its time has come. */
    window: () => {
      const waiting: { milliseconds: number; work: () => Promise<void> }[] = [];
      const secrets = new SecretClipboard(machine.clipboard, machine.notes as never, (milliseconds, work) =>
        waiting.push({ milliseconds, work }),
      );
      return { secrets, waiting };
    },
  };
}

describe('A secret on the clipboard', () => {
  it('is taken off after a minute', async () => {
    const { window, shown, kept } = desktop();
    const { secrets, waiting } = window();
    await secrets.copy(secret);
    assert.equal(shown(), secret);
    const [due] = waiting;
    assert.ok(due && due.milliseconds > 50_000 && due.milliseconds <= 60_000);
    await due.work();
    assert.deepEqual([shown(), kept()], ['', '[]']);
  });

  it('is taken off by the next window where its own is gone', async () => {
    const { window, shown, kept } = desktop();
    await window().secrets.copy(secret);
    const { secrets, waiting } = window();
    secrets.resume();
    assert.equal(waiting.length, 1);
    await waiting[0]?.work();
    assert.deepEqual([shown(), kept()], ['', '[]']);
    secrets.resume();
    assert.equal(waiting.length, 1);
  });

  it('is noted without being told', async () => {
    const { window, kept } = desktop();
    await window().secrets.copy(secret);
    assert.match(kept(), /"sha256":"[0-9a-f]{64}"/);
    for (const group of secret.split('-')) assert.equal(kept().includes(group), false);
  });

  it('leaves alone what was copied since', async () => {
    const { window, shown, clipboard } = desktop();
    const { secrets, waiting } = window();
    await secrets.copy(secret);
    await clipboard.writeText('something else');
    await waiting[0]?.work();
    assert.equal(shown(), 'something else');
  });

  it('stays its own minute where it followed another', async () => {
    const { window, shown, kept } = desktop();
    const { secrets, waiting } = window();
    await secrets.copy('first');
    await secrets.copy(secret);
    await waiting[0]?.work();
    assert.equal(shown(), secret);
    await waiting[1]?.work();
    assert.deepEqual([shown(), kept()], ['', '[]']);
  });

  it('is taken off within a minute whatever the clock says', () => {
    const { window, notes } = desktop();
    void notes.update('copiedSecret', { sha256: '', until: Date.now() + 3_600_000 });
    const { secrets, waiting } = window();
    secrets.resume();
    assert.equal(waiting[0]?.milliseconds, 60_000);
  });
});
