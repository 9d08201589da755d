import { checkWorkspace } from '../core/check';
import { severities, type Finding, type Severity } from '../core/finding';
import { cachedInspect } from '../core/inventory/cachedInspect';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { findingsJson } from '../core/report/findingsJson';
import { findingsText } from '../core/report/findingsText';
import { json } from '../core/report/json';
import { nodeWorkspace } from '../platform/nodeWorkspace';
import type { Command, ExitCode } from './command';
import { configurationIn, namedFolder, trustedAuthorities } from './files';
import { ruleLevels } from './ruleLevels';

/** `check [folder]`: all that is wrong with a folder. */
export const check: Command = {
  name: 'check',
  operands: '[folder]',
  summary: {
    en: 'check configurations, decode key material, find copied private keys',
    fr: 'vérifier les configurations, décoder clés et certificats, trouver les clés copiées',
  },
  options: ['format', 'config', 'secrets-folder', 'authorities', 'rules', 'fail-on', 'at'],
  async run(
    { operands, format, language, failOn, now, config, authorities, rules, ...given },
    { print, paint },
  ) {
    const folder = namedFolder(operands);
    const { secretsFolder = defaultSecretsFolder } = given;
    const inspect = cachedInspect(trustedAuthorities(authorities));
    const configuration = config === undefined ? null : configurationIn(folder, config);
    const { files, findings } = await checkWorkspace(nodeWorkspace(folder, { secretsFolder }), {
      now,
      secretsFolder,
      inspect,
      levels: ruleLevels(rules),
      ...(configuration !== null && { isConfiguration: (path) => path === configuration }),
    });
    print(
      format === 'json'
        ? json(findingsJson(findings, files, language))
        : findingsText(findings, files, language, paint),
    );
    return exitCode(findings, failOn);
  },
};

function exitCode(findings: readonly Finding[], failOn: Severity): ExitCode {
  const failing = severities.slice(0, severities.indexOf(failOn) + 1);
  return findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}
