import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../finding';

/** A finding as its maker knows it. */
interface FindingParts extends Omit<Finding, 'docs' | 'fingerprint' | 'related'> {
  readonly related?: Finding['related'];
  /**
   * What tells this finding from the others of its rule in its file, the same when lines move or days pass:
   * ids, key identities, values.
   */
  readonly identity: readonly (string | number)[];
}

/** Completes a finding with the page of its rule and its fingerprint. */
export function makeFinding({ identity, related = [], ...parts }: FindingParts): Finding {
  return {
    ...parts,
    related,
    docs: `docs/rules/${parts.rule}.md`,
    fingerprint: bytesToHex(sha256(utf8ToBytes(JSON.stringify([parts.rule, parts.file, ...identity])))),
  };
}
