import { checkWorkspace } from '../core/check';
import type { Finding } from '../core/finding';
import { cachedInspect } from '../core/inventory/cachedInspect';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { sourceFile } from '../core/inventory/sourceFile';
import { unreadableText } from '../core/inventory/unreadableFindings';
import type { Text } from '../core/language';
import { findingsJson } from '../core/report/findingsJson';
import { findingsText } from '../core/report/findingsText';
import { json } from '../core/report/json';
import { nodeExposures } from '../platform/nodeExposures';
import type { RunCommand } from './command';
import { exitCode } from './exitCode';
import { about, configurationIn, namedFolder, trustedAuthorities } from './files';
import { openFolder } from './openFolder';
import { packagedFile } from './packagedFile';
import { ruleLevels } from './ruleLevels';

/** `check [folder]`: all that is wrong with a folder. */
export const check: RunCommand = async (
  { operands, format, language, failOn, now, config, authorities, rules, noCache, ...given },
  { print, complain, paint },
) => {
  const folder = namedFolder(operands);
  const { secretsFolder = defaultSecretsFolder } = given;
  const inspect = cachedInspect(trustedAuthorities(authorities));
  const configuration = config === undefined ? null : configurationIn(folder, config);
  const workspace = openFolder(folder, secretsFolder, !noCache, sourceFile);
  const { files, configurations, findings } = await checkWorkspace(workspace, {
    exposures: nodeExposures(folder),
    now,
    secretsFolder,
    inspect,
    levels: ruleLevels(rules),
    ...(configuration !== null && { configuration }),
  });
  if (config !== undefined && configuration !== null && configurations === 0) {
    const content = await workspace.read(configuration);
    throw about(config, content instanceof Uint8Array ? leftOut : unreadableText(content));
  }
  if (configurations === 0 && !findings.some(isUnreadable)) {
    complain(`sante-certs: ${noConfiguration[language]}\n`);
  }
  print(
    format === 'json'
      ? json(findingsJson(findings, files, language))
      : findingsText(findings, files, language, paint, packagedFile),
  );
  return exitCode(findings, failOn);
};

const leftOut: Text = {
  en: 'This file was left out, for git ignores it. Take it out of .gitignore.',
  fr: 'Ce fichier a été laissé de côté, car git l’ignore. Retirez-le de .gitignore.',
};
const noConfiguration: Text = {
  en: 'No certificates.yaml here: only key material and source files were checked.',
  fr: 'Pas de certificates.yaml ici : seuls les clés, certificats et fichiers sources ont été vérifiés.',
};

/** A configuration that is there and could not be read. */
function isUnreadable({ rule, severity }: Finding): boolean {
  return rule === 'unreadable-file' && severity === 'error';
}
