import { commandIds } from '../../protocol';
import { chooseBits } from '../chooseBits';
import { chooseEntry, entryOf } from '../chooseEntry';
import { workIn } from '../entryWork';
import { makeKey } from '../makeKey';
import type { Command } from '../session';
import { mayWrite } from '../trust';

/** Makes a new key and CSR beside those in use, which stay so until the new certificate is installed. */
export const startRenewal: Command = {
  id: commandIds.startRenewal,
  async execute({ client, host }, configurationUri, id) {
    if (!(await mayWrite())) return;
    const named = entryOf(configurationUri, id);
    const entry = named ?? (await chooseEntry(await client, ({ hasCertificate }) => hasCertificate, title));
    const work = entry && (await workIn(entry.configuration, host));
    if (!work) return;
    const { startRenewal: make } = await import('../later');
    await makeKey(make, entry, await chooseBits(), work);
  },
};

const title = { en: 'Certificate to renew', fr: 'Certificat à renouveler' };
