import type { ConfigurationDocument } from '../config/document';
import { onOneLine } from '../config/edits/written';
import { valueAt } from '../config/tree';
import type { Finding } from '../finding';
import { folderOf } from '../inventory/path';
import type { ReasonToWrite } from './ignoreHere';

/** The configuration that speaks for a file: the one of the nearest folder above it. */
export function configurationOf(
  file: string,
  documents: Iterable<ConfigurationDocument>,
): ConfigurationDocument | undefined {
  const above = [...documents].filter((each) => isInside(folderOf(each.file), file));
  return above.sort((one, other) => folderOf(other.file).length - folderOf(one.file).length)[0];
}

/**
 * What says in the `ignore:` of a configuration that a finding is intended, for files that take no comment; undefined
 * where its list cannot be added to.
 */
export function markIntended(
  { file, rule }: Finding,
  document: ConfigurationDocument,
): ReasonToWrite | undefined {
  const folder = folderOf(document.file);
  const { text, tree } = document;
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const list = valueAt(tree, ['ignore']);
  if (!isInside(folder, file) || tree.kind !== 'map' || (list !== undefined && list.kind !== 'list'))
    return undefined;
  const path = onOneLine(folder === '' ? file : file.slice(folder.length + 1));
  const item = (indentation: string) =>
    [`${indentation}- file: ${path}`, `${indentation}  rule: ${rule}`, `${indentation}  reason: `].join(
      lineBreak,
    );
  if (!list) {
    const last = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
    const lines = text.split(/\r\n|\n|\r/);
    return {
      at: { line: lines.length - 1, character: last.length },
      before: `${last === '' ? '' : lineBreak}ignore:${lineBreak}${item('  ')}`,
      after: lineBreak,
    };
  }
  const key = document.keyRange(['ignore']).start.line;
  const first = list.items[0]?.range.start;
  if (!first || first.line <= key) return undefined;
  const line = text.split(/\r\n|\n|\r/, first.line + 1)[first.line] ?? '';
  const indentation = /^(?<indentation> *)- /.exec(line)?.groups?.indentation;
  if (indentation === undefined) return undefined;
  return { at: { line: first.line, character: 0 }, before: item(indentation), after: lineBreak };
}

function isInside(folder: string, file: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}
