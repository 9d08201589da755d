import { hmac } from '@noble/hashes/hmac.js';
import { childrenOf, contentsOf, objectIdentifierOf, required, tags, type DerValue } from './der';
import { hashes, hashIdentifiers, type HashName } from './encryption/hashes';
import { count, hmacHash, pbkdf2Parameters } from './encryption/passwordScheme';
import { pbkdf2 } from './encryption/pbkdf2';
import { pkcs12Key, purposes } from './encryption/pkcs12Key';
import { notSupported } from './encryption/refusal';
import type { Work } from './encryption/work';
import { objectIdentifiers as oid } from './objectIdentifiers';

/** What is digested between two pauses, in bytes. */
const chunkSize = 256 * 1024;

/**
 * Whether a MacData (RFC 7292 §4, RFC 9579) is that of `contents` under a password.
 *
 * @throws MalformedError where it is malformed.
 * @throws RefusedError where it asks for what is not read here, or for too much.
 */
export async function isMacOf(
  macData: DerValue,
  contents: Uint8Array,
  password: string | null,
  work: Work,
): Promise<boolean> {
  const [digestInfo, salt, iterations] = childrenOf(macData, 3);
  const [algorithm, digest] = childrenOf(required(digestInfo, tags.sequence, macData), 2);
  const [type, parameters] = childrenOf(required(algorithm, tags.sequence, macData), 2);
  const name = objectIdentifierOf(required(type, tags.objectIdentifier, macData));
  const key =
    name === oid.pbmac1
      ? await pbmac1Key(required(parameters, tags.sequence, macData), password, work)
      : await classicKey(name, contentsOf(required(salt, tags.octetString, macData)), {
          iterations: iterations ? count(iterations, macData) : 1,
          password,
          work,
        });
  const expected = contentsOf(required(digest, tags.octetString, macData));
  const made = await macUnder(key.hash, key.key, contents, work);
  return made.length === expected.length && made.every((byte, i) => byte === expected[i]);
}

/** HMAC under a key, in turns. */
export async function macUnder(
  hash: HashName,
  key: Uint8Array,
  contents: Uint8Array,
  work: Work,
): Promise<Uint8Array> {
  const mac = hmac.create(hashes[hash], key);
  for (let at = 0; at < contents.length; at += chunkSize) {
    mac.update(contents.subarray(at, at + chunkSize));
    await work.pause();
  }
  return mac.digest();
}

interface MacKey {
  readonly hash: HashName;
  readonly key: Uint8Array;
}

async function classicKey(
  identifier: string,
  salt: Uint8Array,
  { iterations, password, work }: { iterations: number; password: string | null; work: Work },
): Promise<MacKey> {
  const hash = hashIdentifiers[identifier];
  if (!hash) throw notSupported(`MAC ${identifier}`);
  const size = hashes[hash].outputLen;
  const key = await pkcs12Key(password, { hash, salt, iterations, purpose: purposes.mac, size }, work);
  return { hash, key };
}

/** The key of PBMAC1 (RFC 8018 §7.1), as RFC 9579 brings it to PKCS#12. */
async function pbmac1Key(parameters: DerValue, password: string | null, work: Work): Promise<MacKey> {
  const [derivation, scheme] = childrenOf(parameters, 2);
  const { keyLength, ...rest } = pbkdf2Parameters(required(derivation, tags.sequence, parameters));
  const hash = hmacHash(required(scheme, tags.sequence, parameters));
  const size = keyLength ?? hashes[hash].outputLen;
  if (size > 1024) throw notSupported(`PBMAC1 ${size}`);
  return { hash, key: await pbkdf2(password ?? '', { ...rest, size }, work) };
}
