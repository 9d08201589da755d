import { holdsPrivateKey } from '../inventory/keyIdentity';
import type { AskPassphrase } from '../keys/openAsking';
import { isRefusal, type Refusal } from '../pki/encryption/refusal';
import { openPkcs12, type OpenedPkcs12 } from '../pki/openPkcs12';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import type { KeyMaterial } from '../pki/keyMaterial';
import { certificatesOf } from '../pki/certificatesOf';

/** A PKCS#12 that was opened, and its password. Holds private keys: not to be kept. */
export interface OpenedBundle {
  readonly opened: OpenedPkcs12;
  readonly password: string;
}

/** Opens the PKCS#12 that came back by the password that it asks for. May throw to end the work. */
export type OpenBundle = () => Promise<OpenedBundle | Refusal>;

/** Opens a PKCS#12 without a password or, until it is right, with the one that is asked for. */
export async function openBundleAsking(
  bytes: Uint8Array,
  ask: AskPassphrase,
  signal?: AbortSignal,
): Promise<OpenedBundle | Refusal> {
  let password = '';
  let opened = await openPkcs12(bytes, password, { signal });
  while (isRefusal(opened) && (opened.reason === 'needs-password' || opened.reason === 'wrong-password')) {
    password = await ask(opened.reason === 'wrong-password' ? opened.message : null, bytes);
    opened = await openPkcs12(bytes, password, { signal });
  }
  return isRefusal(opened) ? opened : { opened, password };
}

/** What a file that came back holds. */
export interface ReturnedFile {
  /** DER. */
  readonly certificates: readonly Uint8Array[];
  /** What its first reading shows. */
  readonly materials: readonly KeyMaterial[];
  /** Whether it is a PKCS#12 with a private key. */
  readonly bringsKey: boolean;
}

/** Reads a file that came back; a PKCS#12 that shows no certificate without its password is opened. */
export async function readReturned(bytes: Uint8Array, open: OpenBundle): Promise<ReturnedFile | Refusal> {
  const materials = readKeyMaterial(bytes);
  const bundles = materials.filter(({ kind }) => kind === 'pkcs12');
  const certificates = certificatesOf(materials);
  if (certificates.length > 0 || bundles.length === 0)
    return { certificates, materials, bringsKey: bundles.some(holdsPrivateKey) };
  const bundle = await open();
  if (isRefusal(bundle)) return bundle;
  const { opened } = bundle;
  return {
    certificates: opened.certificates.map(({ der }) => der),
    materials,
    bringsKey: opened.privateKeys.length > 0,
  };
}
