import { isRefusal, type Refusal } from './encryption/refusal';
import { openPkcs12, type OpenOptions } from './openPkcs12';
import { writePkcs12 } from './writePkcs12';

/** What to write anew, and under which password. */
export interface ModernizeOrder extends OpenOptions {
  readonly password: string;
  /** The same one where it is left out. */
  readonly newPassword?: string;
}

/** The same key, certificates and names in a modern PKCS#12, or why not. */
export async function modernizePkcs12(
  file: Uint8Array,
  { password, newPassword = password, signal }: ModernizeOrder,
): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const opened = await openPkcs12(file, password, { signal });
  if (isRefusal(opened)) return opened;
  const [key, ...others] = opened.privateKeys;
  if (!key || others.length > 0) return key ? severalKeys(opened.privateKeys.length) : noKey;
  return await writePkcs12({
    privateKey: key.der,
    certificates: opened.certificates.map(({ der }) => der),
    friendlyName: key.friendlyName ?? opened.certificates[0]?.friendlyName ?? null,
    password: newPassword,
    compatibility: 'modern',
    signal,
  });
}

const noKey: Refusal = {
  reason: 'not-supported',
  message: {
    en: 'This PKCS#12 holds no private key: its certificates need no protection. Export them as PEM instead.',
    fr: 'Ce PKCS#12 ne contient pas de clé privée : ses certificats n’ont pas à être protégés. Exportez-les plutôt en PEM.',
  },
};

function severalKeys(count: number): Refusal {
  return {
    reason: 'not-supported',
    message: {
      en: `This PKCS#12 holds ${count} private keys, and one file is written for one key. Export each entry to a file of its own first.`,
      fr: `Ce PKCS#12 contient ${count} clés privées, et un fichier est écrit pour une clé. Exportez d’abord chaque entrée dans son propre fichier.`,
    },
  };
}
