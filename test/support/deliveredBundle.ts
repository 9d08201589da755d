import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { LeafRequest, Miniature } from './authority';
import { openssl, withFile } from './openssl';

/** As IGC-Santé protects the PKCS#12 that it delivers: the certificates in clear, the key under 3DES. */
export const asDelivered = [
  ...['-certpbe', 'NONE', '-keypbe', 'PBE-SHA1-3DES'],
  ...['-macalg', 'sha1', '-iter', '2048'],
];

/** What the platform delivers where it has made the key itself, for the entry `insi` of the publisher. */
export async function deliveredBundle(
  authority: Miniature,
  changes: Partial<LeafRequest> = {},
  protection: readonly string[] = asDelivered,
  password = 'platform',
) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { pem } = await authority.issue({
    profile: 'ORG AUTH_CLI',
    commonName: 'INSI-MANU',
    structure: '373282932000074',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    notBefore: new Date('2026-11-20'),
    notAfter: new Date('2029-11-19'),
    ...changes,
  });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const all = key + pem + authority.intermediate.pem + authority.root.pem;
  const { bytes, status, stderr } = withFile(all, (path) =>
    openssl(['pkcs12', '-export', '-in', path, ...protection, '-passout', `pass:${password}`], ''),
  );
  assert.equal(status, 0, stderr);
  return { bytes, pem, publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string };
}
