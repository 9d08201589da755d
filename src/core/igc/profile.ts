import type { IgcProfile } from '../inspect/item';
import { objectIdentifiers as oid } from '../pki/objectIdentifiers';

/** What tells the profile of a certificate. */
export interface ProfileEvidence {
  readonly isAuthority: boolean;
  /** Common name of the issuer. */
  readonly issuer: string;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
}

/**
 * The exact key usages of each software profile. The policy tells nothing: the test environment has one
 * for all.
 */
const softwareProfiles = [
  { profile: 'ORG AUTH_CLI', usages: ['digitalSignature', 'clientAuth'] },
  { profile: 'ORG SIGN', usages: ['digitalSignature', 'nonRepudiation', 'emailProtection'] },
  { profile: 'ORG CONF', usages: ['keyEncipherment', 'emailProtection', 'anyExtendedKeyUsage'] },
  { profile: 'ORG CONF', usages: ['keyEncipherment', 'emailProtection'] },
  { profile: 'SERV SSL', usages: ['digitalSignature', 'keyEncipherment', 'serverAuth', 'clientAuth'] },
] as const satisfies readonly { profile: IgcProfile; usages: readonly string[] }[];

/** The profile of a certificate of IGC-Santé from its key usages and its issuer. */
export function profileOf({ isAuthority, issuer, keyUsage, extendedKeyUsage }: ProfileEvidence): IgcProfile {
  if (isAuthority || keyUsage.includes('keyCertSign')) return 'CA';
  if (/\bPERSONNES\b/.test(issuer) || extendedKeyUsage.includes(oid.smartcardLogon)) return 'PERSON';
  const usages = [...keyUsage, ...extendedKeyUsage];
  const profile = softwareProfiles.find(
    (candidate) =>
      candidate.usages.length === usages.length && candidate.usages.every((usage) => usages.includes(usage)),
  );
  if (profile) return profile.profile;
  return isPersonal(keyUsage, extendedKeyUsage) ? 'PERSON' : 'UNKNOWN';
}

/** A card's signature certificate: one usage alone, for mail. */
function isPersonal(keyUsage: readonly string[], extendedKeyUsage: readonly string[]): boolean {
  const [usage] = keyUsage;
  return (
    keyUsage.length === 1 &&
    (usage === 'nonRepudiation' || usage === 'digitalSignature') &&
    extendedKeyUsage.join() === 'emailProtection'
  );
}
