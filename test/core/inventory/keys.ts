import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  encode,
  encodeBitString,
  encodedNull,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from '../../../src/core/pki/derWriter';
import { pemText } from '../../../src/core/pki/pemText';

/** A private key of this run in every encoding that the tests ask for, and its request. */
export interface TestKey {
  readonly pkcs8: string;
  /** PKCS#1 or SEC1. */
  readonly traditional: string;
  readonly der: Uint8Array;
  readonly encrypted: string;
  readonly publicKey: string;
  readonly request: string;
}

/** The passphrase of every encrypted key here. */
export const passphrase = 'correct horse';

/** Makes an RSA or EC key and its request. */
export function makeKey(type: 'rsa' | 'ec' = 'ec'): TestKey {
  const { privateKey, publicKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pkcs8 = pem(privateKey, 'pkcs8');
  return {
    pkcs8,
    traditional: pem(privateKey, type === 'rsa' ? 'pkcs1' : 'sec1'),
    der: privateKey.export({ type: 'pkcs8', format: 'der' }),
    encrypted: privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
      .toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    request: requestOf(privateKey, publicKey),
  };
}

function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string {
  return key.export({ type, format: 'pem' }).toString();
}

/** A PKCS#10 with an empty subject (RFC 2986 §4). */
function requestOf(privateKey: KeyObject, publicKey: KeyObject): string {
  const info = encodeSequence(
    encodeInteger(0),
    encodeSequence(),
    publicKey.export({ type: 'spki', format: 'der' }),
    encode(0xa0),
  );
  const algorithm =
    privateKey.asymmetricKeyType === 'rsa'
      ? encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.1.11'), encodedNull)
      : encodeSequence(encodeObjectIdentifier('1.2.840.10045.4.3.2'));
  const request = encodeSequence(info, algorithm, encodeBitString(sign('sha256', info, privateKey)));
  return pemText('CERTIFICATE REQUEST', request);
}

/** UTF-8. */
export const bytesOf = (text: string) => new TextEncoder().encode(text);
