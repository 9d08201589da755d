import { encryptPrivateKey } from '../pki/encryptPrivateKey';
import { isRefusal, type Refusal } from '../pki/encryption/refusal';
import { pemText } from '../pki/pemText';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import type { OpenBundle } from './returnedFile';

/** How the key of a PKCS#12 that came back is had. */
export interface BroughtKeySource {
  readonly open: OpenBundle;
  /** Asked for where the PKCS#12 has no password. May throw to end the work. */
  readonly newPassphrase: () => Promise<string>;
}

/**
 * The private key of a certificate out of the PKCS#12 that it came in: encrypted PKCS#8 in PEM, under the password of
 * the PKCS#12. `spki` is the key identity of the certificate.
 */
export async function broughtKey(
  { open, newPassphrase }: BroughtKeySource,
  spki: string | null,
): Promise<string | Refusal> {
  const bundle = await open();
  if (isRefusal(bundle)) return bundle;
  const own = bundle.opened.privateKeys.find(({ der }) => readKeyMaterial(der)[0]?.spki === spki);
  if (!own || spki === null) return notItsKey;
  const passphrase = bundle.password === '' ? await newPassphrase() : bundle.password;
  return pemText('ENCRYPTED PRIVATE KEY', await encryptPrivateKey(new Uint8Array(own.der), passphrase));
}

const notItsKey: Refusal = {
  reason: 'mismatch',
  message: {
    en: 'The private key in this PKCS#12 is not that of its certificate. Withdraw the file from the platform again.',
    fr: 'La clé privée de ce PKCS#12 n’est pas celle de son certificat. Retirez à nouveau le fichier de la plateforme.',
  },
};
