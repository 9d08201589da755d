import type { Finding } from '../finding';
import { sha256Hex } from '../primitives/hash';

/** A finding as its maker knows it. */
interface FindingParts extends Omit<Finding, 'docs' | 'fingerprint' | 'related'> {
  readonly related?: Finding['related'];
  /**
   * What tells this finding from the others of its rule in its file, the same when lines move or days pass:
   * ids, key identities, values.
   */
  readonly identity: readonly (string | number)[];
}

/** Completes a finding with the page of its rule and its fingerprint, which is made when someone asks for it. */
export function makeFinding({ identity, related = [], ...parts }: FindingParts): Finding {
  let made: string | undefined;
  return {
    ...parts,
    related,
    docs: `docs/rules/${parts.rule}.md`,
    get fingerprint() {
      return (made ??= fingerprintOf([parts.rule, parts.file, ...identity]));
    },
  };
}

function fingerprintOf(identity: readonly (string | number)[]): string {
  return sha256Hex(new TextEncoder().encode(JSON.stringify(identity)));
}
