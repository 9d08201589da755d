import type { DistinguishedName, IgcIdentity } from '../inspect/item';
import { base64ToBytes } from '../pki/base64';
import type { Signed } from '../pki/certificate';
import { verifySignature } from '../pki/verifySignature';
import type { Authority } from './authorities';
import { profileOf } from './profile';
import { structureOf } from './structure';

/** What recognition needs of a decoded certificate. */
export interface Candidate {
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly isAuthority: boolean;
  /** Lower-case hex. */
  readonly authorityKeyIdentifier: string | null;
  readonly signed: Signed;
}

/**
 * What IGC-Santé says of a certificate, or null where it is not one of its own.
 *
 * Every intermediate authority is itself an anchor, so that the signature of the issuer is the whole chain. Of a
 * forged certificate, the environment is the one it claims.
 */
export async function recognise(
  candidate: Candidate,
  authorities: readonly Authority[],
): Promise<IgcIdentity | null> {
  const { issuer, subject } = candidate;
  const namesakes = authorities.filter((authority) => authority.subject === issuer.dn);
  if (namesakes.length === 0 && !claimsIgc(issuer)) return null;
  const signer = await signerAmong(namesakes, candidate);
  const profile = profileOf({ ...candidate, issuer: issuer.CN ?? '' });
  return {
    profile,
    environment: (signer ?? namesakes[0])?.environment ?? claimedEnvironment(issuer),
    structure: profile === 'CA' || profile === 'PERSON' ? null : structureOf(subject.OU),
    chain: chainOf(signer, namesakes),
    ...(signer && { anchor: signer.added ? 'added' : 'shipped' }),
  };
}

function chainOf(signer: Authority | undefined, namesakes: readonly Authority[]): IgcIdentity['chain'] {
  if (signer) return 'verified';
  return namesakes.length > 0 ? 'broken-signature' : 'unknown-issuer';
}

/** The first authority that signed it and that its authority key identifier, where there is one, points to. */
async function signerAmong(
  namesakes: readonly Authority[],
  candidate: Candidate,
): Promise<Authority | undefined> {
  const { authorityKeyIdentifier, signed } = candidate;
  for (const authority of namesakes) {
    if (authorityKeyIdentifier !== null && authorityKeyIdentifier !== authority.keyIdentifier) continue;
    if ((await verifySignature(signed, base64ToBytes(authority.spki))) === 'verified') return authority;
  }
  return undefined;
}

/** Whether the name is one of the authorities of IGC-Santé, known here or not. */
function claimsIgc({ O, OU }: DistinguishedName): boolean {
  return O?.toUpperCase() === 'ASIP-SANTE' && OU.some((unit) => /^IGC-SANTE( TEST)?$/i.test(unit));
}

function claimedEnvironment({ OU, CN }: DistinguishedName): IgcIdentity['environment'] {
  return OU.some((unit) => / TEST$/i.test(unit)) || CN?.startsWith('TEST ') ? 'test' : 'production';
}
