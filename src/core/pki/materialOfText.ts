import type { PointOf } from './boundedPoints';
import { base64Blocks } from './base64Blocks';
import type { Base64Block } from './base64Blocks';
import { offsetsOfDecodedBytes } from './base64';
import { encodingOf, readValue } from './der';
import { derStructure } from './derStructure';
import type { DerStructure } from './derStructure';
import type { KeyMaterialKind, Malformed } from './keyMaterial';
import { kindNames } from './kindNames';
import { isMalformed, orMalformed } from './malformed';
import { openSshStructure } from './openSshKey';
import { nextPemBlock } from './pemBlocks';
import type { PemBlock } from './pemBlocks';

/** What a text holds at one place: offsets are bytes of the text. */
interface TextMaterial {
  readonly encoding: 'pem' | 'base64';
  readonly start: number;
  readonly end: number;
  readonly contents: Uint8Array;
  readonly structure: DerStructure | Malformed;
  /** The byte of the text that carries a byte of the contents. */
  readonly offsetOf: (index: number) => number;
}

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

/** The key material of a text, first to last: its PEM blocks, and between them base64 of PEM or of DER. */
export function* materialOfText(text: Uint8Array, pointOf: PointOf): Generator<TextMaterial> {
  for (let from = 0; ;) {
    const pem = nextPemBlock(text, from);
    yield* base64Material(pem ? text.subarray(0, pem.start) : text, from, pointOf);
    if (!pem) return;
    yield* pemMaterial(pem, pointOf);
    from = pem.end;
  }
}

function* base64Material(text: Uint8Array, from: number, pointOf: PointOf): Generator<TextMaterial> {
  for (const block of base64Blocks(text, from)) {
    if (block.holds === 'pem') yield* wrappedPem(block, pointOf);
    else yield* wrappedDer(block, pointOf);
  }
}

/** Base64 that decodes to anything else than key material is none, and not malformed. */
function* wrappedDer(
  { start, end, contents, offsetOf }: Base64Block,
  pointOf: PointOf,
): Generator<TextMaterial> {
  const structure = orMalformed(() => derStructure(contents, pointOf));
  if (structure && !isMalformed(structure))
    yield { encoding: 'base64', start, end, contents, structure, offsetOf };
}

function* wrappedPem({ contents, offsetOf }: Base64Block, pointOf: PointOf): Generator<TextMaterial> {
  for (let pem = nextPemBlock(contents, 0); pem; pem = nextPemBlock(contents, pem.end)) {
    for (const material of pemMaterial(pem, pointOf)) {
      const { structure } = material;
      yield {
        encoding: 'base64',
        start: offsetOf(material.start),
        end: offsetOf(material.end - 1) + 1,
        contents: material.contents,
        structure: isMalformed(structure) ? { ...structure, offset: offsetOf(structure.offset) } : structure,
        offsetOf: (index) => offsetOf(material.offsetOf(index)),
      };
    }
  }
}

/** What a block holds, where its label is one of key material. */
function* pemMaterial(block: PemBlock, pointOf: PointOf): Generator<TextMaterial> {
  const announced = kindOfLabel[block.label];
  if (!announced) return;
  const { start, end, contents } = block;
  const offsetOf = offsetsOfDecodedBytes(block.body);
  yield {
    encoding: 'pem',
    start,
    end,
    offsetOf,
    ...(isMalformed(contents)
      ? { contents: new Uint8Array(), structure: contents }
      : structureOf(block, contents, announced, offsetOf, pointOf)),
  };
}

function structureOf(
  block: PemBlock,
  contents: Uint8Array,
  announced: DerStructure['kind'],
  offsetOf: TextMaterial['offsetOf'],
  pointOf: PointOf,
): Pick<TextMaterial, 'contents' | 'structure'> {
  if (block.encrypted) {
    return { contents, structure: { kind: 'private-key', encrypted: true, publicKey: null, notAfter: null } };
  }
  const isOpenSsh = block.label === 'OPENSSH PRIVATE KEY';
  const structure = orMalformed(() =>
    isOpenSsh ? openSshStructure(contents) : derStructure(contents, pointOf),
  );
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
