import { startOfFile } from '../range';
import type { Range } from '../range';
import { offsetOfDecodedByte } from './base64';
import { encodingOf, readValue, tags } from './der';
import { derStructure } from './derStructure';
import type { DerStructure } from './derStructure';
import type { KeyMaterialKind, Malformed } from './keyMaterial';
import { kindNames } from './kindNames';
import { isMalformed, orMalformed } from './malformed';
import { openSshStructure } from './openSshKey';
import { pemBlocks } from './pemBlocks';
import type { PemBlock } from './pemBlocks';
import { textPositions } from './textPositions';

/** One PEM block or DER file, its bytes and what they are. Holds views of the file and private keys: not to be kept. */
export interface DecodedBlock {
  readonly encoding: 'pem' | 'der';
  readonly range: Range;
  readonly contents: Uint8Array;
  readonly structure: DerStructure | Malformed;
  /** The byte of the file that carries a byte of the contents. */
  readonly offsetOf: (index: number) => number;
}

const mostBlocks = 1000;

/** What each PEM label of key material announces; blocks of any other label are no key material. */
const kindOfLabel: Readonly<Record<string, Exclude<KeyMaterialKind, 'unknown'>>> = {
  CERTIFICATE: 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  'CERTIFICATE REQUEST': 'csr',
  'NEW CERTIFICATE REQUEST': 'csr',
  'PRIVATE KEY': 'private-key',
  'ENCRYPTED PRIVATE KEY': 'private-key',
  'RSA PRIVATE KEY': 'private-key',
  'EC PRIVATE KEY': 'private-key',
  'DSA PRIVATE KEY': 'private-key',
  'OPENSSH PRIVATE KEY': 'private-key',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
  PKCS7: 'pkcs7',
  'PKCS #7 SIGNED DATA': 'pkcs7',
  CMS: 'pkcs7',
  PKCS12: 'pkcs12',
  'X509 CRL': 'crl',
};

/** The key material of a file: the whole of a DER file, or every PEM block of a text. */
export function decodedBlocks(bytes: Uint8Array): Iterable<DecodedBlock> {
  const structure = startsLikeDer(bytes) ? orMalformed(() => derStructure(bytes)) : null;
  if (!structure) return blocksOfText(bytes);
  const contents = isMalformed(structure) ? bytes : encodingOf(readValue(bytes));
  return [{ encoding: 'der', range: startOfFile, contents, structure, offsetOf: (index) => index }];
}

/** Whether the file starts with a SEQUENCE that starts as those of key material do: a text file does not. */
function startsLikeDer(bytes: Uint8Array): boolean {
  const length = bytes[1] ?? 0;
  const isLong = length >= 0x80 && length <= 0x84;
  if (bytes[0] !== tags.sequence || !(isLong || length === bytes.length - 2)) return false;
  const first = bytes[isLong ? 2 + (length & 0x7f) : 2];
  return first === tags.sequence || first === tags.integer || first === tags.objectIdentifier;
}

function* blocksOfText(bytes: Uint8Array): Generator<DecodedBlock> {
  const positionAt = textPositions(bytes);
  let count = 0;
  for (const block of pemBlocks(bytes)) {
    const announced = kindOfLabel[block.label];
    if (!announced) continue;
    const range = { start: positionAt(block.start), end: positionAt(block.end) };
    const { contents, body } = block;
    const offsetOf = (index: number) => offsetOfDecodedByte(bytes, body.start, body.end, index);
    const unread = { encoding: 'pem', range, contents: new Uint8Array(), offsetOf } as const;
    if (++count > mostBlocks) {
      yield { ...unread, structure: tooManyBlocks(block.start) };
      return;
    }
    if (isMalformed(contents)) yield { ...unread, structure: contents };
    else yield { ...unread, ...structureOf(block, contents, announced, offsetOf) };
  }
}

function structureOf(
  block: PemBlock,
  contents: Uint8Array,
  announced: DerStructure['kind'],
  offsetOf: DecodedBlock['offsetOf'],
): Pick<DecodedBlock, 'contents' | 'structure'> {
  if (block.encrypted) {
    return { contents, structure: { kind: 'private-key', encrypted: true, publicKey: null, notAfter: null } };
  }
  const isOpenSsh = block.label === 'OPENSSH PRIVATE KEY';
  const structure = orMalformed(() => (isOpenSsh ? openSshStructure(contents) : derStructure(contents)));
  if (structure && isMalformed(structure)) {
    return { contents, structure: { ...structure, offset: offsetOf(structure.offset) } };
  }
  if (structure?.kind !== announced) {
    return { contents, structure: mislabelled(block, announced, structure?.kind ?? 'unknown') };
  }
  return { contents: isOpenSsh ? contents : encodingOf(readValue(contents)), structure };
}

function mislabelled(block: PemBlock, announced: KeyMaterialKind, found: KeyMaterialKind): Malformed {
  return {
    message: {
      en: `The label says ${kindNames[announced].en}, but the block holds ${kindNames[found].en}. Correct the label.`,
      fr: `L’étiquette annonce ${kindNames[announced].fr}, mais le bloc contient ${kindNames[found].fr}. Corrigez l’étiquette.`,
    },
    offset: block.start,
  };
}

function tooManyBlocks(offset: number): Malformed {
  return {
    message: {
      en: `This file holds over ${mostBlocks} PEM blocks: from here on they are not read. Split it.`,
      fr: `Ce fichier contient plus de ${mostBlocks} blocs PEM : à partir d’ici, ils ne sont pas lus. Divisez-le.`,
    },
    offset,
  };
}
