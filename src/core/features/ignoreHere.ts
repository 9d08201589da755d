import type { Finding } from '../finding';
import type { Edit } from '../fix';
import { ignoreMark } from '../rules/ignore';

/** A comment to insert on a line of its own, with a reason left to write between its two parts. */
export interface ReasonToWrite {
  readonly at: Edit['range']['start'];
  readonly before: string;
  readonly after: string;
}

/** How a comment begins, by the extension of the file: those that silence rules. */
const comments: readonly { readonly files: RegExp; readonly begins: string }[] = [
  {
    files:
      /\.(ya?ml|pem|crt|cer|csr|key|p8|pub|py|rb|sh|bash|ps1|properties|toml|conf|cfg|tf|env)$|(^|\/)(\.env[^/]*|Dockerfile|Makefile)$/i,
    begins: '#',
  },
  {
    files:
      /\.(c|cc|cpp|cs|dart|fs|go|gradle|groovy|h|hpp|java|jsx?|jsonc|kts?|mjs|cjs|php|rs|scala|swift|tsx?)$/i,
    begins: '//',
  },
  { files: /\.ini$/i, begins: ';' },
  { files: /\.sql$/i, begins: '--' },
];

/**
 * The comment that silences a finding at its place; undefined in a file that takes no comments. Of a document that holds
 * a private key the `text` is null: what stands in a block of YAML is then taken to begin its line.
 */
export function ignoreHere({ rule, file, range }: Finding, given: string | null): ReasonToWrite | undefined {
  const comment = comments.find(({ files }) => files.test(file));
  if (!comment) return undefined;
  const text = given ?? ' '.repeat(/\.ya?ml$/i.test(file) ? range.start.character : 0);
  const line = text.split(/\r\n|\n|\r/, range.start.line + 1)[given === null ? 0 : range.start.line] ?? '';
  const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
  return {
    at: { line: range.start.line, character: 0 },
    before: `${indentation}${comment.begins} ${ignoreMark} ${rule}: `,
    after: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
  };
}
