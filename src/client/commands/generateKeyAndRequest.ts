import { commandIds } from '../../protocol';
import { chooseBits } from '../chooseBits';
import { chooseEntries, entryOf } from '../chooseEntry';
import { workIn } from '../entryWork';
import { makeKey } from '../makeKey';
import { makeKeys } from '../makeKeys';
import type { Command } from '../session';
import { mayWrite } from '../trust';

/**
 * Makes the private key and the CSR of a certificate entry, or of several that have none.
 *
 * It happens here in the extension host: neither the key nor its passphrase ever goes to the server.
 */
export const generateKeyAndRequest: Command = {
  id: commandIds.generateKeyAndRequest,
  async execute({ client, host }, configurationUri, id) {
    if (!(await mayWrite())) return;
    const named = entryOf(configurationUri, id);
    const entries = named ? [named] : await chooseEntries(await client, ({ hasKey }) => !hasKey, title);
    const [first, ...others] = entries;
    if (!first) return;
    const work = await workIn(first.configuration, host);
    if (!work) return;
    const bits = await chooseBits();
    const { generateKeyAndRequest: make } = await import('../later');
    await (others.length > 0 ? makeKeys(entries, bits, host) : makeKey(make, first, bits, work));
  },
};

const title = {
  en: 'Certificates without a key: generate the key and CSR of…',
  fr: 'Certificats sans clé : générer la clé et la CSR de…',
};
