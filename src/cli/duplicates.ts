import type { ConfigurationDocument } from '../core/config/document';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import type { FileFacts } from '../core/inventory/fileFacts';
import { KeyMaterialIndex } from '../core/inventory/keyMaterialIndex';
import { meantGroups } from '../core/inventory/meantGroups';
import { Ties } from '../core/inventory/ties';
import { unreadableText } from '../core/inventory/unreadableFindings';
import { duplicatesJson, duplicatesText } from '../core/report/duplicatesReport';
import { json } from '../core/report/json';
import { unhidden } from '../core/features/markdown';
import type { RunCommand } from './command';
import { exitCode } from './exitCode';
import { about, namedFolder } from './files';
import { openFolder } from './openFolder';

/** `duplicates [folder]`: the places that hold the same private key, and what that means. */
export const duplicates: RunCommand = async (
  { operands, format, language, failOn, noCache, ...given },
  { print, complain, paint },
) => {
  const { secretsFolder = defaultSecretsFolder } = given;
  const index = new KeyMaterialIndex();
  const configurations = new Map<string, Uint8Array>();
  const visit = (path: string, facts: FileFacts | null) => {
    if (facts) index.set(path, facts.material);
    if (facts?.configuration) configurations.set(path, facts.configuration);
  };
  const workspace = openFolder(namedFolder(operands), secretsFolder, !noCache, null);
  const { unreadable } = await workspace.scan(visit);
  for (const each of unreadable) {
    complain(`sante-certs: ${unhidden(about(each.path, unreadableText(each)).text[language])}\n`);
  }
  const ties = new Ties(await documentsOf(configurations), secretsFolder);
  const groups = meantGroups(index, ties).filter(({ rule }) => rule !== null);
  print(
    format === 'json'
      ? json(duplicatesJson(groups, language))
      : duplicatesText(groups, unreadable.length, ties, language, paint),
  );
  return exitCode(groups, failOn);
};

/** What reads configurations takes longer to load than many folders to search. */
async function documentsOf(files: ReadonlyMap<string, Uint8Array>): Promise<ConfigurationDocument[]> {
  if (files.size === 0) return [];
  const { readConfiguration } = await import('../core/config/readConfiguration');
  return Array.from(files, ([path, bytes]) => readConfiguration(path, bytes));
}
