import fc from 'fast-check';

/** One change to a text, the numbers being taken modulo what there is to choose from. */
interface TextChange {
  readonly at: number;
  readonly how: (typeof ways)[number];
  readonly by: number;
  readonly word: Uint8Array;
}

const ways = [
  ...([
    'insert',
    'insert',
    'replace',
    'cut',
    'remove lines',
    'repeat lines',
    'move lines',
    'indent',
  ] as const),
  ...(['join lines', 'line ends', 'many'] as const),
];

const largest = 65_536;

/** Real texts, changed in a few places: by words that mean something to the reader, and line by line. */
export function changedText(
  seeds: readonly Uint8Array[],
  words: readonly Uint8Array[],
): fc.Arbitrary<Uint8Array> {
  const change: fc.Arbitrary<TextChange> = fc.record({
    at: fc.nat(),
    how: fc.constantFrom(...ways),
    by: fc.nat(),
    word: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 6 }) },
    ),
  });
  return fc
    .tuple(fc.nat(), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([seed, changes]) =>
      changes.reduce<Uint8Array>(applied, seeds[seed % seeds.length] ?? new Uint8Array()),
    );
}

function applied(bytes: Uint8Array, { at, how, by, word }: TextChange): Uint8Array {
  const start = at % (bytes.length + 1);
  switch (how) {
    case 'insert':
      return spliced(bytes, start, start, word);
    case 'replace':
      return spliced(bytes, start, start + word.length, word);
    case 'cut':
      return spliced(bytes, start, start + (by % 40), new Uint8Array());
    case 'many': {
      const times = Math.min(by % 3000, Math.floor((largest - bytes.length) / word.length));
      return times > 0 ? spliced(bytes, start, start, Buffer.alloc(times * word.length, word)) : bytes;
    }
    default:
      return new Uint8Array(
        Buffer.from(byLines(Buffer.from(bytes).toString('latin1'), how, at, by), 'latin1'),
      );
  }
}

/** Latin 1 gives each byte a character and back. */
function byLines(text: string, how: TextChange['how'], at: number, by: number): string {
  const lines = text.split('\n');
  const first = at % lines.length;
  const count = 1 + (by % 4);
  const some = lines.slice(first, first + count);
  switch (how) {
    case 'remove lines':
      lines.splice(first, count);
      break;
    case 'repeat lines':
      if (text.length < largest) lines.splice(first, 0, ...some);
      break;
    case 'move lines':
      lines.splice(first, count);
      lines.splice(by % (lines.length + 1), 0, ...some);
      break;
    case 'indent':
      lines.splice(
        first,
        count,
        ...some.map((line) => (by % 2 === 0 ? `  ${line}` : line.replace(/^ {1,2}/, ''))),
      );
      break;
    case 'join lines':
      lines.splice(first, count, some.join(''));
      break;
    case 'line ends':
      return lines.join(by % 2 === 0 ? '\r\n' : '\r');
  }
  return lines.join('\n');
}

function spliced(bytes: Uint8Array, start: number, end: number, word: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, start), word, bytes.subarray(end)]));
}
