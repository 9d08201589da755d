import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readConfiguration } from '../core/config/readConfiguration';
import type { ConfigurationDocument } from '../core/config/document';
import { generateKeyAndRequest } from '../core/generateKeyAndRequest';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { unhidden } from '../core/features/markdown';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import { UsageError, type RunCommand } from './command';
import { about, readNamedFile } from './files';
import { givenPassphrase } from './passphrase';
import { ruleLevels } from './ruleLevels';

/** `csr <certificate id>`: a private key and its request, into the secrets folder. */
export const csr: RunCommand = async (given, terminal) => {
  const {
    operands,
    language,
    bits,
    now,
    rules,
    config = 'certificates.yaml',
    secretsFolder = defaultSecretsFolder,
  } = given;
  const [id, extra] = operands;
  if (id === undefined || extra !== undefined) {
    throw new UsageError({
      en: 'Name one certificate of the configuration, by its id.',
      fr: 'Indiquez un certificat de la configuration, par son identifiant.',
    });
  }
  const document = configurationAt(config);
  const outcome = await generateKeyAndRequest(
    {
      document,
      id,
      bits,
      passphrase: () => givenPassphrase(given, terminal),
      secretsFolder,
      now,
      levels: ruleLevels(rules),
    },
    nodeSecretsFolder(dirname(resolve(config))),
  );
  if ('reason' in outcome) throw new UsageError(outcome.message);
  const folder = dirname(config);
  const inFolder = (path: string) => unhidden(folder === '.' ? path : `${folder}/${path}`);
  for (const note of outcome.notes) terminal.complain(`sante-certs: ${unhidden(note[language])}\n`);
  terminal.print(`${inFolder(outcome.privateKey)}\n${inFolder(outcome.request)}\n`);
  return 0;
};

/** The configuration, its folder taken for the workspace. */
function configurationAt(path: string): ConfigurationDocument {
  if (!existsSync(path)) {
    throw about(path, {
      en: 'There is no such file. Go to the folder of your configuration, or name it with --config.',
      fr: 'Ce fichier n’existe pas. Allez dans le dossier de votre configuration, ou indiquez-la par --config.',
    });
  }
  return readConfiguration(basename(path), readNamedFile(path));
}
