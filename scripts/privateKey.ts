import { createPrivateKey } from 'node:crypto';

/** A PEM block with something in it, unlike the labels that our own code names. */
const pemBlock = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?[A-Za-z0-9+/=]{40}/;

/** Whether a file's bytes hold a private key, in PEM or DER, encrypted or not. */
export function holdsPrivateKey(bytes: Buffer): boolean {
  return pemBlock.test(bytes.toString('latin1')) || derFormats.some((type) => isPrivateKey(bytes, type));
}

const derFormats = ['pkcs1', 'pkcs8', 'sec1'] as const;

function isPrivateKey(key: Buffer, type: (typeof derFormats)[number]): boolean {
  try {
    createPrivateKey({ key, format: 'der', type });
    return true;
  } catch (error) {
    // An encrypted PKCS#8 is recognised, then misses its passphrase.
    return (error as NodeJS.ErrnoException).code === 'ERR_MISSING_PASSPHRASE';
  }
}
