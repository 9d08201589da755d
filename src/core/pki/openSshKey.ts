import { tags } from './der';
import { encode, encodeBitString, encodedNull, encodeObjectIdentifier, encodeSequence } from './derWriter';
import type { DerStructure } from './derStructure';
import { MalformedError } from './malformed';
import { objectIdentifiers as oid } from './objectIdentifiers';

const magic = 'openssh-key-v1\0';

const curves: Readonly<Record<string, string>> = {
  'ecdsa-sha2-nistp256': oid.p256,
  'ecdsa-sha2-nistp384': oid.p384,
  'ecdsa-sha2-nistp521': oid.p521,
};

/**
 * Reads the public half of an OpenSSH private key, which is in clear even where the key is encrypted (PROTOCOL.key of
 * OpenSSH). Keys of other algorithms than RSA, ECDSA and Ed25519 have no identity.
 *
 * @throws MalformedError where it is none.
 */
export function openSshStructure(bytes: Uint8Array): DerStructure {
  if (textOf(bytes.subarray(0, magic.length)) !== magic) throw malformed(0);
  const cipher = stringAt(bytes, magic.length);
  const derivation = stringAt(bytes, cipher.end);
  const options = stringAt(bytes, derivation.end);
  const numberOfKeys = 4;
  const publicKey = stringAt(bytes, options.end + numberOfKeys);
  return {
    kind: 'private-key',
    format: 'OpenSSH',
    encrypted: textOf(cipher.contents) !== 'none',
    publicKey: subjectPublicKeyInfo(publicKey.contents),
    notAfter: null,
  };
}

/** SubjectPublicKeyInfo from a public key of SSH (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4). */
function subjectPublicKeyInfo(key: Uint8Array): Uint8Array | null {
  const type = stringAt(key, 0);
  const name = textOf(type.contents);
  const first = stringAt(key, type.end);
  if (name === 'ssh-ed25519') {
    return encodeSequence(
      encodeSequence(encodeObjectIdentifier(oid.ed25519)),
      encodeBitString(first.contents),
    );
  }
  if (name === 'ssh-rsa') {
    const modulus = stringAt(key, first.end);
    return encodeSequence(
      encodeSequence(encodeObjectIdentifier(oid.rsaEncryption), encodedNull),
      encodeBitString(
        encodeSequence(encode(tags.integer, modulus.contents), encode(tags.integer, first.contents)),
      ),
    );
  }
  const curve = curves[name];
  if (!curve) return null;
  const point = stringAt(key, first.end);
  return encodeSequence(
    encodeSequence(encodeObjectIdentifier(oid.ecPublicKey), encodeObjectIdentifier(curve)),
    encodeBitString(point.contents),
  );
}

/** A string of SSH: its length in four bytes, then its contents (RFC 4251 §5). */
function stringAt(bytes: Uint8Array, offset: number): { contents: Uint8Array; end: number } {
  const start = offset + 4;
  if (start > bytes.length) throw malformed(bytes.length);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(offset);
  if (start + length > bytes.length) throw malformed(bytes.length);
  return { contents: bytes.subarray(start, start + length), end: start + length };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function malformed(offset: number): MalformedError {
  return new MalformedError(
    {
      en: 'This is not an OpenSSH key, or it is cut short. Copy it again.',
      fr: 'Ce n’est pas une clé OpenSSH, ou elle est tronquée. Copiez-la à nouveau.',
    },
    offset,
  );
}
