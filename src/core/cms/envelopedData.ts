import { contextTag, tags } from '../pki/der';
import { encode, encodeInteger, encodeObjectIdentifier, encodeSequence } from '../pki/derWriter';
import { objectIdentifiers as oid } from '../pki/objectIdentifiers';
import { agreedKey } from './keyAgreement';
import { transportedKey } from './keyTransport';
import { cmsIdentifiers as cms } from './objectIdentifiers';
import { passphraseKey } from './passphraseKey';
import { curveOf } from './recipientKey';

/** Who can open an envelope: the holder of a certificate's private key, or whoever knows a passphrase. */
export type EnvelopeRecipient =
  | { readonly certificate: Uint8Array }
  | {
      /** Of a hundred bits or more: the file can be attacked at leisure. */
      readonly passphrase: string;
    };

/**
 * Encrypts the content for one recipient, as a DER ContentInfo of EnvelopedData (RFC 5652 §6) with AES-256-CBC.
 *
 * WebCrypto encrypts and derives away from the calling thread.
 *
 * @throws MalformedError where the certificate cannot be read, DOMException where its key cannot be used.
 */
export async function envelop(
  content: Uint8Array<ArrayBuffer>,
  recipient: EnvelopeRecipient,
): Promise<Uint8Array<ArrayBuffer>> {
  const contentKey = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-CBC', false, ['encrypt']);
  const encrypted = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, content));
  const { version, recipientInfo } = await recipientInfoFor(recipient, contentKey);
  const encryptedContent = encodeSequence(
    encodeObjectIdentifier(oid.data),
    encodeSequence(encodeObjectIdentifier(oid.aes256Cbc), encode(tags.octetString, iv)),
    encode(contextTag(0, false), encrypted),
  );
  const enveloped = encodeSequence(encodeInteger(version), encode(tags.set, recipientInfo), encryptedContent);
  return encodeSequence(encodeObjectIdentifier(cms.envelopedData), encode(contextTag(0), enveloped));
}

/** How the recipient gets the content key, and the version of EnvelopedData that this asks for (RFC 5652 §6.1). */
async function recipientInfoFor(recipient: EnvelopeRecipient, contentKey: Uint8Array<ArrayBuffer>) {
  if ('passphrase' in recipient)
    return { version: 3, recipientInfo: await passphraseKey(recipient.passphrase, contentKey) };
  const { certificate } = recipient;
  return curveOf(certificate) === null
    ? { version: 0, recipientInfo: await transportedKey(certificate, contentKey) }
    : { version: 2, recipientInfo: await agreedKey(certificate, contentKey) };
}
