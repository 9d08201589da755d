import type { Text } from '../core/language';
import type { Refusal } from '../core/pki/encryption/refusal';
import type { OpenedPkcs12 } from '../core/pki/openPkcs12';
import { cancellable } from './cancellable';
import { refuse, type FilePlace } from './filePlace';
import { keptPassphrase } from './keptPassphrases';
import { askExistingPassphrase } from './passphrase';

/** Opens a PKCS#12 without a password, by the one that is kept of it, or by what the user types. Throws `Cancelled`. */
export async function openBundle({
  uri,
  bytes,
}: Pick<FilePlace, 'uri' | 'bytes'>): Promise<{ readonly opened: OpenedPkcs12; readonly password: string }> {
  const { openPkcs12, isRefusal } = await import('./later');
  const kept = await keptPassphrase(uri);
  const known = kept === undefined ? [''] : ['', kept];
  let wrong: Text | null = null;
  for (;;) {
    const password: string = known.shift() ?? (await askExistingPassphrase(title, wrong));
    const opened: OpenedPkcs12 | Refusal = await cancellable(opening, (signal) =>
      openPkcs12(bytes, password, { signal }),
    );
    if (!isRefusal(opened)) return { opened, password };
    if (opened.reason !== 'needs-password' && opened.reason !== 'wrong-password')
      return refuse(opened.message);
    wrong = opened.reason === 'wrong-password' ? opened.message : null;
  }
}

const title: Text = { en: 'Password of the PKCS#12', fr: 'Mot de passe du PKCS#12' };
const opening: Text = { en: 'Opening the PKCS#12…', fr: 'Ouverture du PKCS#12…' };
