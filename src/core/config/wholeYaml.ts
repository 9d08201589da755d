import { Composer, Lexer, Parser, type CST, type ErrorCode, type ParsedNode } from 'yaml';

/** A mistake as the library tells it, in offsets. */
export interface YamlError {
  readonly code: ErrorCode;
  readonly pos: readonly [start: number, end: number];
}

/** More would bury the first ones. */
const mostErrors = 100;

/** Levels that are read: the tree, which tells of nesting, has a quarter of these. */
const deepest = 128;

/** What a second of reading stands for: 2,000 certificates have 180,000. */
const mostTokens = 200_000;

/**
 * Reads all of YAML, with the library, and tells the first hundred errors. The library alone makes an error object
 * with a stack for each, which takes it 13 s on half a million brackets. Null where reading would take too long.
 */
export function readWholeYaml(text: string): {
  readonly contents: ParsedNode | null;
  readonly errors: readonly YamlError[];
} | null {
  if (isTooMuch(text)) return null;
  const errors: YamlError[] = [];
  const found = (source: number | readonly [number, number] | CST.SourceToken, code: ErrorCode) => {
    if (errors.length < mostErrors) errors.push({ code, pos: positionOf(source) });
  };
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  const onError = (
    source: Parameters<typeof found>[0],
    code: ErrorCode,
    _message: string,
    isWarning?: boolean,
  ) => {
    if (!isWarning) found(source, code);
  };
  Object.assign(composer, { onError });
  let contents: ParsedNode | null | undefined;
  const tokens = wellFormed(tokensOf(text, found), found);
  for (const document of composer.compose(tokens, true, text.length)) {
    if (contents !== undefined) {
      found([document.range[0], document.range[1]], 'MULTIPLE_DOCS');
      break;
    }
    contents = document.contents;
  }
  return { contents: contents ?? null, errors };
}

/** Cutting a text into tokens is a tenth of the work, and no token is shorter than a character. */
function isTooMuch(text: string): boolean {
  if (text.length <= mostTokens) return false;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) if (token !== '' && ++tokens > mostTokens) return true;
  return false;
}

/**
 * The tokens of a text up to where it is nested too deeply: closing a block calls the one around it, and so many calls
 * that the stack is full may end the whole process.
 */
function* tokensOf(
  text: string,
  found: (source: [number, number], code: ErrorCode) => void,
): Iterable<CST.Token> {
  const parser = new Parser();
  for (const token of new Lexer().lex(text)) {
    yield* parser.next(token);
    if (parser.stack.length > deepest) {
      found([parser.offset, parser.offset + 1], 'RESOURCE_EXHAUSTION');
      break;
    }
  }
  yield* parser.end();
}

/** The tokens but those that are errors, which the composer would only make objects of. */
function* wellFormed(
  tokens: Iterable<CST.Token>,
  found: (source: [number, number], code: ErrorCode) => void,
): Iterable<CST.Token> {
  for (const token of tokens) {
    if (token.type === 'error') found([token.offset, token.offset + token.source.length], 'UNEXPECTED_TOKEN');
    else yield token;
  }
}

function positionOf(source: number | readonly [number, number] | CST.SourceToken): YamlError['pos'] {
  if (typeof source === 'number') return [source, source + 1];
  if (!('offset' in source)) return [source[0], source[1]];
  // Tokens that hold others have no text of their own, though the types give them one.
  const { source: text } = source as Partial<CST.SourceToken>;
  return [source.offset, source.offset + (text?.length ?? 1)];
}
