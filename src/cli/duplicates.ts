import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { duplicateGroups } from '../core/inventory/duplicateGroups';
import { Inventory } from '../core/inventory/inventory';
import { Ties } from '../core/inventory/ties';
import { unreadableText } from '../core/inventory/unreadableFindings';
import { duplicatesJson, duplicatesText } from '../core/report/duplicatesReport';
import { json } from '../core/report/json';
import { unhidden } from '../core/features/markdown';
import { nodeWorkspace } from '../platform/nodeWorkspace';
import type { Command } from './command';
import { about, namedFolder } from './files';

/** `duplicates [folder]`: the places that hold the same private key; its findings are warnings. */
export const duplicates: Command = {
  name: 'duplicates',
  operands: { en: '[folder]', fr: '[dossier]' },
  summary: {
    en: 'list the places that hold the same private key',
    fr: 'lister les endroits qui contiennent la même clé privée',
  },
  options: ['format', 'secrets-folder', 'fail-on'],
  async run({ operands, format, language, failOn, ...given }, { print, complain, paint }) {
    const { secretsFolder = defaultSecretsFolder } = given;
    const inventory = new Inventory();
    const { unreadable } = await inventory.scan(nodeWorkspace(namedFolder(operands), { secretsFolder }));
    for (const each of unreadable) {
      complain(`sante-certs: ${unhidden(about(each.path, unreadableText(each)).text[language])}\n`);
    }
    const groups = duplicateGroups(inventory.index);
    const ties = new Ties(inventory.configurations.values(), secretsFolder);
    print(
      format === 'json'
        ? json(duplicatesJson(groups))
        : duplicatesText(groups, unreadable.length, ties, language, paint),
    );
    return groups.length > 0 && failOn !== 'error' ? 1 : 0;
  },
};
