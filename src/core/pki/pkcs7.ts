import { boundedChildren, childrenOf, contextTag, encodingOf, readValue, tags } from './der';
import type { DerValue } from './der';

const mostMembers = 256;

/** The certificates and revocation lists of a PKCS#7 SignedData (RFC 5652 §5.1), DER, as views. */
export interface Pkcs7Contents {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

/** @throws MalformedError where it is not DER, or holds more than is reasonable. */
export function pkcs7Contents(der: Uint8Array): Pkcs7Contents {
  const [, wrapper] = childrenOf(readValue(der), 2);
  const [signedData] = wrapper ? childrenOf(wrapper, 1) : [];
  const fields = signedData ? childrenOf(signedData, 6) : [];
  const members = (number: number) =>
    sequencesOf(fields.find(({ tag }) => tag === contextTag(number))).map(encodingOf);
  return { certificates: members(0), revocationLists: members(1) };
}

/** Leaves out the other forms of certificate, which are tagged. */
function sequencesOf(set: DerValue | undefined): DerValue[] {
  return (set ? boundedChildren(set, mostMembers) : []).filter(({ tag }) => tag === tags.sequence);
}
