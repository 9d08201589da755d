import { contextTag, tags } from '../pki/der';
import { encode, encodeInteger, encodeObjectIdentifier, encodeSequence } from '../pki/derWriter';
import { newPassphraseKey } from '../pki/encryption/newPassphraseKey';
import { cmsIdentifiers as cms } from './objectIdentifiers';

const blockSize = 16;

/** PasswordRecipientInfo (RFC 5652 §6.2.4): the content key wrapped by one derived from a passphrase. */
export async function passphraseKey(passphrase: string, contentKey: Uint8Array): Promise<Uint8Array> {
  const { key, iv, derivation, cipher } = await newPassphraseKey(passphrase);
  // WebCrypto pads whole blocks by one more, which is left out.
  const encryptBlocks: EncryptBlocks = async (blocks, from) => {
    const padded = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: from }, key, blocks);
    return new Uint8Array(padded).slice(0, blocks.length);
  };
  return encode(
    contextTag(3),
    encodeInteger(0),
    encode(contextTag(0), ...derivation),
    encodeSequence(encodeObjectIdentifier(cms.pwriKek), cipher),
    encode(tags.octetString, await wrapTwice(contentKey, encryptBlocks, iv)),
  );
}

/** Encrypts whole blocks and adds none. */
type EncryptBlocks = (
  blocks: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
) => Promise<Uint8Array<ArrayBuffer>>;

/** The key wrap of RFC 3211 §2.3.1: length, check value and key in whole blocks, encrypted twice in one chain. */
async function wrapTwice(
  contentKey: Uint8Array,
  encrypt: EncryptBlocks,
  iv: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const size = Math.ceil((4 + contentKey.length) / blockSize) * blockSize;
  const block = crypto.getRandomValues(new Uint8Array(size));
  block.set([contentKey.length, ...contentKey.subarray(0, 3).map((byte) => ~byte), ...contentKey]);
  const once = await encrypt(block, iv);
  return await encrypt(once, once.slice(-blockSize));
}
