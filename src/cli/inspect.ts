import type { Authority } from '../core/igc/authorities';
import { inspectFile } from '../core/inspect/inspect';
import type { InspectedItem } from '../core/inspect/item';
import { malformedText } from '../core/inventory/malformedFindings';
import { unhidden } from '../core/features/markdown';
import type { Text } from '../core/language';
import { inspectionJson, type InspectedFile } from '../core/report/inspectionJson';
import { inspectionText } from '../core/report/inspectionText';
import { json } from '../core/report/json';
import { UsageError, type RunCommand } from './command';
import { about, readNamedFile, trustedAuthorities } from './files';

/** `inspect <file...>`: what files hold; what cannot be read is told on stderr too, with exit code 2. */
export const inspect: RunCommand = async (
  { operands, format, language, now, authorities },
  { print, complain, isShared, paint },
) => {
  if (operands.length === 0) {
    throw new UsageError({ en: 'Name the files to inspect.', fr: 'Indiquez les fichiers à inspecter.' });
  }
  const trusted = trustedAuthorities(authorities);
  const files: InspectedFile[] = [];
  let failed = false;
  for (const file of operands) {
    const { items, problems } = await inspected(file, trusted);
    files.push({ file, items });
    failed ||= problems.length > 0;
    const isPrinted = isShared && format === 'text' && items.length > 0;
    for (const problem of isPrinted ? [] : problems)
      complain(`sante-certs: ${unhidden(problem[language])}\n`);
  }
  const texts = files.map(({ file, items }) => inspectionText(file, items, now, language, paint));
  print(format === 'json' ? json(inspectionJson(files, language)) : texts.filter(Boolean).join('\n'));
  return failed ? 2 : 0;
};

async function inspected(
  file: string,
  authorities: readonly Authority[],
): Promise<{ items: readonly InspectedItem[]; problems: readonly Text[] }> {
  try {
    const items = await inspectFile(readNamedFile(file), authorities);
    if (items.length === 0) throw about(file, nothingFound);
    return { items, problems: items.flatMap(malformed).map((text) => about(file, text).text) };
  } catch (error) {
    if (error instanceof UsageError) return { items: [], problems: [error.text] };
    throw error;
  }
}

const nothingFound: Text = {
  en: 'No certificate, request or key in this file.',
  fr: 'Ni certificat, ni demande, ni clé dans ce fichier.',
};

function malformed(item: InspectedItem): Text[] {
  if ('items' in item) return item.items.flatMap(malformed);
  return item.kind === 'unknown' ? [malformedText(item.error)] : [];
}
