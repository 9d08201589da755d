import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openssl } from '../../support/openssl';

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

/** Makes an RSA or EC key with Node and its request with openssl. */
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
    request: requestOf(pkcs8),
  };
}

function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string {
  return key.export({ type, format: 'pem' }).toString();
}

function requestOf(key: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sante-certs-'));
  try {
    writeFileSync(join(folder, 'key'), key);
    return openssl(['req', '-new', '-key', join(folder, 'key'), '-subj', '/CN=x'], '').stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** UTF-8. */
export const bytesOf = (text: string) => new TextEncoder().encode(text);
