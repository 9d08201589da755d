import { childrenOf, countChildren, readValue, required, tags, timeOf } from '../pki/der';
import type { DerValue } from '../pki/der';
import { sha256Hex } from '../primitives/hash';
import { readDistinguishedName } from './distinguishedName';
import type { InspectedCrl } from './item';

/**
 * Decodes a certificate revocation list (RFC 5280 §5.1), whose entries are only counted.
 *
 * @throws MalformedError where it is none.
 */
export function inspectRevocationList(der: Uint8Array): InspectedCrl {
  const root = readValue(der);
  const body = required(childrenOf(root, 1)[0], tags.sequence, root);
  const fields = childrenOf(body, 7);
  const [, issuer, thisUpdate, ...rest] = fields[0]?.tag === tags.integer ? fields.slice(1) : fields;
  const [nextUpdate] = rest;
  const revoked = rest.find(({ tag }) => tag === tags.sequence);
  return {
    kind: 'crl',
    spki: null,
    sha256: sha256Hex(der),
    issuer: readDistinguishedName(required(issuer, tags.sequence, body)),
    thisUpdate: isoTime(thisUpdate ?? body),
    nextUpdate: nextUpdate && isTime(nextUpdate) ? isoTime(nextUpdate) : null,
    revoked: revoked ? countChildren(revoked) : 0,
  };
}

function isTime({ tag }: DerValue): boolean {
  return tag === tags.utcTime || tag === tags.generalizedTime;
}

function isoTime(value: DerValue): string {
  return new Date(timeOf(value)).toISOString();
}
