import { ProgressLocation, window } from 'vscode';
import type { Text } from '../core/language';
import type { ManyGenerated } from '../core/generateMany';
import { manyGeneratedText } from '../core/report/manyGeneratedText';
import type { EntryPlace } from './chooseEntry';
import { documentAt, ignore, workIn } from './entryWork';
import { finishInterrupted } from './interruptedInstallations';
import { keepsFirst } from './keepingFirst';
import { askPassphrase, Cancelled, type NewPassphrase } from './passphrase';
import { showReport } from './reportView';
import type { Host } from './session';
import { language, say } from './settings';

/** Makes the keys and requests of several entries, with one passphrase, and shows what became of each. */
export async function makeKeys(
  entries: readonly EntryPlace[],
  bits: 2048 | 3072 | 4096,
  host: Host,
): Promise<void> {
  let asked: Promise<NewPassphrase | null> | undefined;
  const passphrase = () => (asked ??= askPassphrase());
  const outcomes: ManyGenerated[] = [];
  for (const configuration of new Map(entries.map((each) => [String(each.configuration), each])).values()) {
    const own = entries.filter((each) => String(each.configuration) === String(configuration.configuration));
    const outcome = await makeIn(own, bits, passphrase, host);
    if (outcome) outcomes.push(outcome);
  }
  const content = manyGeneratedText(
    {
      done: outcomes.flatMap(({ done }) => done),
      refused: outcomes.flatMap(({ refused }) => refused),
      left: outcomes.flatMap(({ left }) => left),
    },
    language(),
  );
  await showReport(say(title), content);
}

/** The same in one configuration. */
async function makeIn(
  entries: readonly EntryPlace[],
  bits: 2048 | 3072 | 4096,
  passphrase: () => Promise<NewPassphrase | null>,
  host: Host,
): Promise<ManyGenerated | undefined> {
  const [first] = entries;
  const work = first && (await workIn(first.configuration, host));
  if (!work) return undefined;
  const { folder, secrets, secretsFolder, now, levels } = work;
  const document = await documentAt(first.configuration, folder);
  await finishInterrupted([document], work);
  const { generateMany } = await import('./later');
  const chosen: { passphrase?: NewPassphrase | null } = {};
  const ask = async () => (chosen.passphrase = await passphrase())?.passphrase ?? null;
  const keeping = keepsFirst(secrets, folder.uri, () => chosen.passphrase);
  const order = { document, bits, passphrase: ask, secretsFolder, now, levels };
  const make = (ids: readonly string[]) =>
    window.withProgress(
      { location: ProgressLocation.Notification, title: say(title), cancellable: true },
      async (progress, token) => {
        return await generateMany(ids, order, keeping, {
          isCancelled: () => token.isCancellationRequested,
          progress: (id, count) =>
            progress.report({ message: `${id} (${count + 1}/${ids.length})`, increment: 100 / ids.length }),
        });
      },
    );
  const made = await make(entries.map(({ id }) => id));
  const seen = made.refused.filter((each) => each.line !== undefined);
  if (seen.length === 0) return made;
  try {
    for (const { message, line = '' } of new Map(seen.map((each) => [each.line, each])).values())
      await ignore(secrets, message, line);
  } catch (error) {
    // What was made before the user said no is told all the same.
    if (error instanceof Cancelled) return made;
    throw error;
  }
  const again = await make(seen.map(({ id }) => id));
  return {
    done: [...made.done, ...again.done],
    refused: [...made.refused.filter((each) => each.line === undefined), ...again.refused],
    left: [...made.left, ...again.left],
  };
}

const title: Text = { en: 'Keys and CSRs', fr: 'Clés et CSR' };
