import { folderOf } from '../../inventory/path';
import type { MaterialContext } from '../rule';

/** Whether a private key stands beside both of two files, so that the rules on copied keys tell of them. */
export function isCopiedKey(
  spki: string,
  one: string,
  other: string,
  { placesOf }: MaterialContext,
): boolean {
  if (folderOf(one) === folderOf(other)) return false;
  const keys = placesOf(spki).filter(({ material }) => material.kind === 'private-key');
  return [one, other].every((file) => keys.some((key) => folderOf(key.file) === folderOf(file)));
}
