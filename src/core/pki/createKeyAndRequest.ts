import { certificationRequest, type RequestContents } from './certificationRequest';
import { encryptPrivateKey } from './encryptPrivateKey';
import { sha256Hex } from '../primitives/hash';
import { pemText } from './pemText';

/** The kinds of keys that are made: RSA of so many bits, which is all that IGC-Santé issues for, or a curve. */
export type KeyKind = 2048 | 3072 | 4096 | 'P-256' | 'P-384';

/** What to make a key and a certificate request for. */
export interface KeyAndRequestOptions extends RequestContents {
  readonly bits: KeyKind;
  /** Null leaves the private key in clear. */
  readonly passphrase: string | null;
}

/** A new key and its request, ready to write. */
export interface KeyAndRequest {
  /** PKCS#8, encrypted unless the passphrase is null. */
  readonly privateKeyPem: string;
  /** PKCS#10. */
  readonly requestPem: string;
  /** Key identity: SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly spki: string;
}

/**
 * Makes a key and a request signed by it, with the subject in the order C, O, OU, CN, as IGC-Santé has it.
 *
 * @throws TypeError where a DNS name is no host name.
 */
export async function createKeyAndRequest(options: KeyAndRequestOptions): Promise<KeyAndRequest> {
  const { bits, passphrase } = options;
  const keys = await generateKeys(bits);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const request = await certificationRequest(privateKey, publicKey, options);
  return {
    privateKeyPem:
      passphrase === null
        ? pemText('PRIVATE KEY', privateKey)
        : pemText('ENCRYPTED PRIVATE KEY', await encryptPrivateKey(privateKey, passphrase)),
    requestPem: pemText('CERTIFICATE REQUEST', request),
    spki: sha256Hex(publicKey),
  };
}

async function generateKeys(bits: KeyKind) {
  if (typeof bits === 'string')
    return await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: bits }, true, ['sign', 'verify']);
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: Uint8Array.of(1, 0, 1) };
  return await crypto.subtle.generateKey({ ...rsa, modulusLength: bits }, true, ['sign', 'verify']);
}
