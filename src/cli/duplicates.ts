import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { Inventory } from '../core/inventory/inventory';
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
  const inventory = new Inventory();
  const { unreadable } = await inventory.scan(
    openFolder(namedFolder(operands), { secretsFolder, decodes: false, caches: !noCache }),
  );
  for (const each of unreadable) {
    complain(`sante-certs: ${unhidden(about(each.path, unreadableText(each)).text[language])}\n`);
  }
  const ties = new Ties(inventory.configurations.values(), secretsFolder);
  const groups = meantGroups(inventory.index, ties).filter(({ rule }) => rule !== null);
  print(
    format === 'json'
      ? json(duplicatesJson(groups, language))
      : duplicatesText(groups, unreadable.length, ties, language, paint),
  );
  return exitCode(groups, failOn);
};
