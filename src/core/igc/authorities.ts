import shipped from '../../../data/authorities.json';
import type { Text } from '../language';
import { base64ToBytes } from '../pki/base64';
import { describeKey } from '../pki/keyDescription';
import { isMalformed, orMalformed } from '../pki/malformed';

/** A trust anchor: a name and its public key (RFC 5914). */
export interface Authority {
  readonly environment: 'production' | 'test';
  /** Distinguished name in RFC 4514 form. */
  readonly subject: string;
  /** Subject key identifier, lower-case hex. */
  readonly keyIdentifier: string;
  /** DER SubjectPublicKeyInfo, base64. */
  readonly spki: string;
  /** The user added it: it is not one that this package ships. */
  readonly added?: true;
}

/** The authorities of IGC-Santé, both environments, roots and intermediates. */
export const shippedAuthorities = shipped.authorities as readonly Authority[];

/** Why a file of additional authorities is refused. */
export class AuthoritiesError extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/**
 * Reads additional trust anchors, in the form of `data/authorities.json`, such as those of a publisher's own tests.
 *
 * @throws AuthoritiesError where it is no such file, or where an authority is not of the test environment: nothing
 * outside this package can vouch for a production certificate.
 */
export function readAuthorities(json: string): readonly Authority[] {
  const entries = parse(json);
  if (!Array.isArray(entries) || !entries.every(isAuthority)) {
    throw new AuthoritiesError({
      en: 'Additional authorities must be their certificates (PEM, DER or PKCS#7), or JSON: {"authorities": [{"environment": "test", "subject", "keyIdentifier", "spki"}]}.',
      fr: 'Les autorités supplémentaires doivent être leurs certificats (PEM, DER ou PKCS#7), ou du JSON : {"authorities": [{"environment": "test", "subject", "keyIdentifier", "spki"}]}.',
    });
  }
  if (entries.some(({ environment }) => environment !== 'test')) {
    throw new AuthoritiesError({
      en: 'Additional authorities can only be of the test environment. Remove the others.',
      fr: 'Les autorités supplémentaires ne peuvent être que de l’environnement de test. Retirez les autres.',
    });
  }
  return entries.map(({ environment, subject, keyIdentifier, spki }) => ({
    environment,
    subject,
    keyIdentifier,
    spki,
    added: true,
  }));
}

function parse(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && 'authorities' in value ? value.authorities : null;
  } catch {
    return null;
  }
}

function isAuthority(value: unknown): value is Authority {
  if (typeof value !== 'object' || value === null) return false;
  const { environment, subject, keyIdentifier, spki } = value as Record<string, unknown>;
  return (
    (environment === 'test' || environment === 'production') &&
    typeof subject === 'string' &&
    typeof keyIdentifier === 'string' &&
    typeof spki === 'string' &&
    isPublicKey(spki)
  );
}

function isPublicKey(base64: string): boolean {
  return !isMalformed(orMalformed(() => describeKey(base64ToBytes(base64))));
}
