import { isRefusal, type Refusal } from './encryption/refusal';
import { openPkcs12, type OpenOptions, type Pkcs12Member } from './openPkcs12';
import { writePkcs12 } from './writePkcs12';

/** What to write anew, and under which password. */
export interface ModernizeOrder extends OpenOptions {
  readonly password: string;
  /** The same one where it is left out. */
  readonly newPassword?: string;
}

/** The same keys, certificates and names in a modern PKCS#12, or why not. */
export async function modernizePkcs12(
  file: Uint8Array,
  { password, newPassword = password, signal }: ModernizeOrder,
): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const opened = await openPkcs12(file, password, { signal });
  if (isRefusal(opened)) return opened;
  const { privateKeys, certificates } = opened;
  const nameOf = ({ friendlyName, localKeyId }: Pkcs12Member) => {
    const isOwn = (each: Pkcs12Member) => localKeyId !== null && each.localKeyId === localKeyId;
    const own = privateKeys.length === 1 ? certificates[0] : certificates.find(isOwn);
    return friendlyName ?? own?.friendlyName ?? null;
  };
  const keys = privateKeys.map((key) => ({ privateKey: key.der, friendlyName: nameOf(key) }));
  const [first, ...others] = keys;
  if (!first) return noKey;
  return await writePkcs12({
    ...first,
    otherKeys: others,
    // Java stores the authorities once for each key.
    certificates: [...new Map(certificates.map(({ der }) => [der.join(), der])).values()],
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
