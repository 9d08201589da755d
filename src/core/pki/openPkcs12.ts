import { derOfBer } from './ber';
import {
  boundedChildren,
  childrenOf,
  contentsOf,
  contextTag,
  objectIdentifierOf,
  readValue,
  required,
  tags,
} from './der';
import type { DerValue } from './der';
import { decryptWithPassword } from './encryption/passwordScheme';
import { notSupported, orRefusal, RefusedError, wrongPassword, type Refusal } from './encryption/refusal';
import { workUnder, type Work } from './encryption/work';
import { MalformedError } from './malformed';
import { objectIdentifiers as oid } from './objectIdentifiers';
import { isPkcs12 } from './pkcs12';
import { isMacOf } from './pkcs12Mac';
import { safeBags, type BagCount, type SafeBag } from './safeContents';

/** A certificate or a private key out of a PKCS#12. */
export interface Pkcs12Member {
  /** The certificate, or the key as PrivateKeyInfo (PKCS#8). */
  readonly der: Uint8Array;
  readonly friendlyName: string | null;
  /** Lower-case hex, the same on a key and on its certificate. */
  readonly localKeyId: string | null;
}

/** All that a PKCS#12 holds, in its order. Holds private keys: not to be kept. */
export interface OpenedPkcs12 {
  readonly certificates: readonly Pkcs12Member[];
  readonly privateKeys: readonly Pkcs12Member[];
}

/** How to open a PKCS#12. */
export interface OpenOptions {
  /** Ends the work; what it throws is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

const largestFile = 10 * 1024 * 1024;
const mostContentInfos = 64;

/**
 * Opens a PKCS#12 (RFC 7292) of any common kind, or says why not. An empty password is tried both as no password and as
 * one of no characters, between which tools differ. The MAC decides whether the password is right, where there is one.
 *
 * Gives the event loop back every few milliseconds.
 */
export async function openPkcs12(
  file: Uint8Array,
  password: string,
  { signal }: OpenOptions = {},
): Promise<OpenedPkcs12 | Refusal> {
  return await orRefusal(async () => {
    if (file.length > largestFile) throw tooLarge();
    const { contents, macData } = readFrame(file);
    const work = workUnder(signal);
    for (const form of password === '' ? ['', null] : [password]) {
      try {
        if (macData && !(await readable(() => isMacOf(macData, contents, form, work)))) continue;
        return await readable(() => membersOf(contents, form, macData !== null, work));
      } catch (error) {
        if (!(error instanceof RefusedError) || error.refusal.reason !== 'wrong-password') throw error;
      }
    }
    throw password === '' ? needsPassword() : wrongPassword();
  });
}

interface Frame {
  /** The AuthenticatedSafe, which the MAC covers. */
  readonly contents: Uint8Array;
  readonly macData: DerValue | null;
}

function readFrame(file: Uint8Array): Frame {
  if (file[0] !== tags.sequence) throw notPkcs12();
  try {
    const root = readValue(derOfBer(file));
    const fields = childrenOf(root, 3);
    if (!isPkcs12(fields)) throw notPkcs12();
    const [, contentInfo, macData] = fields;
    const [type, wrapper] = childrenOf(required(contentInfo, tags.sequence, root), 2);
    if (objectIdentifierOf(required(type, tags.objectIdentifier, root)) !== oid.data)
      throw notSupported('a public key');
    const [octets] = childrenOf(required(wrapper, contextTag(0), root), 1);
    const contents = contentsOf(required(octets, tags.octetString, root));
    return { contents, macData: macData?.tag === tags.sequence ? macData : null };
  } catch (error) {
    throw error instanceof MalformedError ? damaged(error) : error;
  }
}

async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof MalformedError ? damaged(error) : error;
  }
}

async function membersOf(
  contents: Uint8Array,
  password: string | null,
  isRightPassword: boolean,
  work: Work,
): Promise<OpenedPkcs12> {
  const list = readValue(derOfBer(contents));
  const counted: BagCount = { bags: 0 };
  const certificates: Pkcs12Member[] = [];
  const privateKeys: Pkcs12Member[] = [];
  for (const contentInfo of boundedChildren(list, mostContentInfos)) {
    const { bytes, decrypted } = await safeContentsOf(contentInfo, password, work);
    // Bytes that a wrong password makes may end in a right padding, once in 256 times.
    const bags =
      decrypted && !isRightPassword
        ? orWrongPassword(() => safeBags(bytes, counted))
        : safeBags(bytes, counted);
    for (const bag of bags) {
      const { friendlyName, localKeyId } = bag;
      if (bag.type === 'certificate') certificates.push({ der: bag.contents, friendlyName, localKeyId });
      else privateKeys.push({ der: await keyOf(bag, password, work), friendlyName, localKeyId });
      await work.pause();
    }
  }
  return { certificates, privateKeys };
}

async function safeContentsOf(
  contentInfo: DerValue,
  password: string | null,
  work: Work,
): Promise<{ bytes: Uint8Array; decrypted: boolean }> {
  const [type, wrapper] = childrenOf(contentInfo, 2);
  const name = objectIdentifierOf(required(type, tags.objectIdentifier, contentInfo));
  const [value] = childrenOf(required(wrapper, contextTag(0), contentInfo), 1);
  if (name === oid.data)
    return { bytes: contentsOf(required(value, tags.octetString, contentInfo)), decrypted: false };
  if (name !== oid.encryptedData) throw notSupported(name);
  const [, content] = childrenOf(required(value, tags.sequence, contentInfo), 2);
  const [, algorithm, text] = childrenOf(required(content, tags.sequence, contentInfo), 3);
  const bytes = await decryptWithPassword(
    required(algorithm, tags.sequence, contentInfo),
    password,
    encryptedContent(text, contentInfo),
    work,
  );
  return { bytes, decrypted: true };
}

/** The `[0] IMPLICIT OCTET STRING` of an EncryptedContentInfo, in one piece or, in BER, in several. */
function encryptedContent(text: DerValue | undefined, contentInfo: DerValue): Uint8Array {
  if (text?.tag !== contextTag(0)) return contentsOf(required(text, contextTag(0, false), contentInfo));
  const pieces = childrenOf(text, Infinity).map((piece) =>
    contentsOf(required(piece, tags.octetString, text)),
  );
  const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

async function keyOf(bag: SafeBag, password: string | null, work: Work): Promise<Uint8Array> {
  if (bag.type === 'private-key') return bag.contents;
  return await decryptPrivateKey(bag.contents, password, work);
}

/**
 * The PrivateKeyInfo inside an EncryptedPrivateKeyInfo (RFC 5958 §3).
 *
 * @throws MalformedError where it is none.
 * @throws RefusedError where it does not open.
 */
export async function decryptPrivateKey(
  der: Uint8Array,
  password: string | null,
  work: Work,
): Promise<Uint8Array> {
  const root = readValue(derOfBer(der));
  const [algorithm, octets] = childrenOf(root, 2);
  const text = contentsOf(required(octets, tags.octetString, root));
  const key = await decryptWithPassword(required(algorithm, tags.sequence, root), password, text, work);
  return orWrongPassword(() => {
    const value = readValue(key);
    const [version] = childrenOf(required(value, tags.sequence, value), 3);
    required(version, tags.integer, value);
    return key.subarray(0, value.end);
  });
}

function orWrongPassword<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof MalformedError ? wrongPassword() : error;
  }
}

function needsPassword(): RefusedError {
  return new RefusedError('needs-password', {
    en: 'This PKCS#12 has a password. Give the one that was chosen when it was made.',
    fr: 'Ce PKCS#12 a un mot de passe. Donnez celui qui a été choisi quand il a été créé.',
  });
}

function notPkcs12(): RefusedError {
  return new RefusedError('not-that', {
    en: 'This is not a PKCS#12 (.p12, .pfx). Choose the file that the platform or a keystore tool made.',
    fr: 'Ce n’est pas un PKCS#12 (.p12, .pfx). Choisissez le fichier fait par la plateforme ou par un outil de magasin de clés.',
  });
}

function tooLarge(): RefusedError {
  return new RefusedError('out-of-bounds', {
    en: 'This file is over 10 MB, too large for a PKCS#12: it is not opened.',
    fr: 'Ce fichier dépasse 10 Mo, trop pour un PKCS#12 : il n’est pas ouvert.',
  });
}

function damaged({ malformed: { message, offset } }: MalformedError): RefusedError {
  return new RefusedError('malformed', {
    en: `This PKCS#12 is damaged or cut short, at byte ${offset}: ${message.en}`,
    fr: `Ce PKCS#12 est abîmé ou tronqué, à l’octet ${offset} : ${message.fr}`,
  });
}
