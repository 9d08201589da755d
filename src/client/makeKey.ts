import type { generateKeyAndRequest } from '../core/generateKeyAndRequest';
import type { EntryPlace } from './chooseEntry';
import { documentAt, type EntryWork } from './entryWork';
import { finishInterrupted } from './interruptedInstallations';
import { writeNewKey } from './writeNewKey';

/** Makes the key and the request of one entry with `make`, and shows the request. */
export async function makeKey(
  make: typeof generateKeyAndRequest,
  { configuration, id }: EntryPlace,
  bits: 2048 | 3072 | 4096,
  work: EntryWork,
): Promise<void> {
  const { folder, secretsFolder, now, levels } = work;
  const document = await documentAt(configuration, folder);
  await finishInterrupted([document], work);
  const { opensslCommandOf } = await import('./later');
  await writeNewKey(
    {
      title: { en: `Key and CSR of ${id}`, fr: `Clé et CSR de ${id}` },
      make: (passphrase, secrets) =>
        make({ document, id, bits, passphrase, secretsFolder, now, levels }, secrets),
      command: (made) => opensslCommandOf(document, id, { ...made, bits }),
      told: ({ privateKey, request, notes }) => [
        {
          en: `The key is in ${privateKey}. Upload the CSR, ${request}, to the IGC-Santé platform.`,
          fr: `La clé est dans ${privateKey}. Déposez la CSR, ${request}, sur la plateforme IGC-Santé.`,
        },
        ...notes,
      ],
    },
    work,
  );
}
