import { readValue, tags } from './der';
import { encode } from './derWriter';
import { MalformedError } from './malformed';

const deepest = 64;
const mostValues = 20_000;
const mostCopied = 64 * 1024 * 1024;
const constructed = 0x20;
const indefinite = 0x80;
const constructedOctets = tags.octetString | constructed;

/**
 * The value that bytes start with, in DER, where it is written in BER with indefinite lengths or with octet strings in
 * pieces (X.690 §8.1.3.6, §8.7.3), as some tools write PKCS#12. What is inside a primitive value is left as it is.
 *
 * @throws MalformedError where it is neither, or nested or split beyond what any tool writes.
 */
export function derOfBer(bytes: Uint8Array): Uint8Array {
  let values = 0;
  let copied = 0;

  const valueAt = (start: number, end: number, depth: number): { der: Uint8Array; end: number } => {
    if (++values > mostValues || depth > deepest) throw tooNested(start);
    const tag = bytes[start] ?? 0;
    const isIndefinite = (tag & constructed) !== 0 && bytes[start + 1] === indefinite;
    const head = isIndefinite ? { contents: start + 2, end } : readValue(bytes, start, end);
    const asItIs = () => ({ der: bytes.subarray(start, head.end), end: head.end });
    if ((tag & constructed) === 0) return asItIs();
    const children: Uint8Array[] = [];
    let isSame = !isIndefinite && tag !== constructedOctets;
    let at = head.contents;
    while (isIndefinite ? !isEnd(bytes, at, end) : at < head.end) {
      const child = valueAt(at, head.end, depth + 1);
      isSame &&= child.der.buffer === bytes.buffer;
      children.push(child.der);
      at = child.end;
    }
    if (isSame) return asItIs();
    copied += at - start;
    if (copied > mostCopied) throw tooNested(start);
    const der =
      tag === constructedOctets
        ? encode(tags.octetString, ...children.map(contentsOfOctets))
        : encode(tag, ...children);
    return { der, end: isIndefinite ? at + 2 : head.end };
  };

  return valueAt(0, bytes.length, 0).der;
}

/** Whether the two zeros that end an indefinite length stand there. */
function isEnd(bytes: Uint8Array, at: number, end: number): boolean {
  return at + 2 <= end && bytes[at] === 0 && bytes[at + 1] === 0;
}

function contentsOfOctets(der: Uint8Array): Uint8Array {
  const { tag, contents, end } = readValue(der);
  if (tag === tags.octetString) return der.subarray(contents, end);
  throw new MalformedError(
    { en: 'A piece of a string is of another type.', fr: 'Un morceau d’une chaîne est d’un autre type.' },
    0,
  );
}

function tooNested(offset: number): MalformedError {
  return new MalformedError(
    {
      en: 'This file nests values beyond what any tool writes, and is not read.',
      fr: 'Ce fichier emboîte des valeurs comme aucun outil ne le fait, et n’est pas lu.',
    },
    offset,
  );
}
