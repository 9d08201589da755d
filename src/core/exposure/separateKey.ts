import { readKeyMaterial } from '../pki/readKeyMaterial';

/** A text that held private keys, taken apart. */
export interface SeparatedKeys {
  /** The keys alone. */
  readonly keys: string;
  /** All the rest, as it was. */
  readonly rest: string;
}

/** A key as it stands in a PEM file: whole lines from BEGIN to END. */
const keyBlock =
  /^-----BEGIN ((?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY)-----[ \t]*\r?\n(?:(?!-----)[^]){1,50000}?^-----END \1-----[ \t]*(?:\r?\n|$)/gm;

/**
 * Takes the private keys out of a PEM text; null where that cannot be done for sure: none, one in another form, or
 * nothing but keys.
 */
export function separateKeys(text: string): SeparatedKeys | null {
  const keys = [...text.matchAll(keyBlock)]
    .map(([block]) => (block.endsWith('\n') ? block : `${block}\n`))
    .join('');
  const rest = text.replaceAll(keyBlock, '');
  const held = identities(text);
  const inKeys = identities(keys);
  const isSure = inKeys.length > 0 && inKeys.join() === held.join() && identities(rest).length === 0;
  return isSure && readKeyMaterial(bytesOf(rest)).length > 0 ? { keys, rest } : null;
}

function identities(text: string): string[] {
  return readKeyMaterial(bytesOf(text)).flatMap(({ kind, sha256 }) => (kind === 'private-key' ? sha256 : []));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
