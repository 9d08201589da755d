import {
  encode,
  encodeInteger,
  encodeObjectIdentifier,
  encodeSequence,
} from '../../../src/core/pki/derWriter';
import { craftCertificate, craftCommonName, craftExtension, craftPkcs12 } from '../craft';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function many(count: number, value: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat(Array<Uint8Array>(count).fill(value)));
}

/** Certificates that hold more than any reader should take in, by what they hold. */
export const certificateTraps: Readonly<Record<string, () => Uint8Array>> = {
  'a name of 100,000 attributes': () =>
    craftCertificate({ subject: many(100_000, craftCommonName(encode(0x0c, bytesOf('a')))) }),
  'a common name of a megabyte': () =>
    craftCertificate({ subject: craftCommonName(encode(0x0c, new Uint8Array(1_000_000))) }),
  'an identifier of a megabyte': () =>
    craftCertificate({ subject: encode(0x31, encodeSequence(encode(0x06, new Uint8Array(1_000_000)))) }),
  '20,000 alternative names': () => namedManyTimes(20_000),
  '100,000 alternative names': () => namedManyTimes(100_000),
  '100,000 extensions': () =>
    craftCertificate({ extensions: many(100_000, craftExtension('2.5.29.99', new Uint8Array())) }),
};

function namedManyTimes(count: number): Uint8Array {
  const names = encodeSequence(many(count, encode(0x82, bytesOf('a.example'))));
  return craftCertificate({ extensions: craftExtension('2.5.29.17', names) });
}

/** A certificate with an extension of 300,000 values, which nobody needs. */
export function certificateOfManyValues(): Uint8Array {
  const values = encodeSequence(many(300_000, encodeSequence()));
  return craftCertificate({ extensions: craftExtension('1.2.3.4', values) });
}

/** SEQUENCE in SEQUENCE. */
export function nestedDer(depth: number): Uint8Array {
  let nested: Uint8Array = encodeInteger(0);
  for (let level = 0; level < depth; level++) nested = encodeSequence(nested);
  return nested;
}

/** A PKCS#12 whose certificate is a PKCS#12, and so on. */
export function nestedPkcs12(depth: number): Uint8Array {
  let bundle: Uint8Array = encodeSequence();
  for (let level = 0; level < depth; level++)
    bundle = craftPkcs12([{ type: 'certificate', contents: bundle }]);
  return bundle;
}

/** A request signed with an RSA key whose modulus has that many bytes. */
export function requestOfLargeKey(bytes: number): Uint8Array {
  const rsa = encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.1.1'), encode(0x05));
  const modulus = encode(0x02, new Uint8Array(bytes).fill(0x7f));
  const publicKey = encodeSequence(modulus, encodeInteger(65537));
  const key = encodeSequence(rsa, encode(0x03, Uint8Array.of(0), publicKey));
  const algorithm = encodeSequence(encodeObjectIdentifier('1.2.840.113549.1.1.11'), encode(0x05));
  const info = encodeSequence(encodeInteger(0), encodeSequence(), key, encode(0xa0));
  return encodeSequence(info, algorithm, encode(0x03, new Uint8Array(bytes + 1).fill(1)));
}

/** EC private keys, each with its own secret, that leave out their public key (RFC 5915 §3), in PEM. */
export function keysWithoutPublicKey(count: number): string {
  return Array.from({ length: count }, (_, number) => {
    const secret = Buffer.alloc(32, 1);
    secret.writeUInt32BE(number + 1, 28);
    const curve = encode(0xa0, encodeObjectIdentifier('1.2.840.10045.3.1.7'));
    const key = encodeSequence(encodeInteger(1), encode(0x04, secret), curve);
    return `-----BEGIN EC PRIVATE KEY-----\n${Buffer.from(key).toString('base64')}\n-----END EC PRIVATE KEY-----\n`;
  }).join('');
}

/** A PKCS#12 that says that its password is to be hashed that many times (RFC 7292 §4, RFC 8018 §A.2, §A.4). */
export function pkcs12OfIterations(iterations: number): Uint8Array {
  const salt = encode(0x04, new Uint8Array(8));
  const derivation = encodeSequence(
    encodeObjectIdentifier('1.2.840.113549.1.5.12'),
    encodeSequence(salt, encodeInteger(iterations)),
  );
  const cipher = encodeSequence(
    encodeObjectIdentifier('2.16.840.1.101.3.4.1.42'),
    encode(0x04, new Uint8Array(16)),
  );
  const algorithm = encodeSequence(
    encodeObjectIdentifier('1.2.840.113549.1.5.13'),
    encodeSequence(derivation, cipher),
  );
  const key = encodeSequence(algorithm, encode(0x04, new Uint8Array(48)));
  const sha256 = encodeSequence(encodeObjectIdentifier('2.16.840.1.101.3.4.2.1'), encode(0x05));
  const mac = encodeSequence(
    encodeSequence(sha256, encode(0x04, new Uint8Array(32))),
    salt,
    encodeInteger(iterations),
  );
  return craftPkcs12([{ type: 'encrypted-private-key', contents: key }], mac);
}
