import { dirname, resolve } from 'node:path';
import { generateKeyAndRequest } from '../core/generateKeyAndRequest';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import { unhidden } from '../core/features/markdown';
import { startRenewal } from '../core/renewal/startRenewal';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import { UsageError, type RunCommand } from './command';
import { configurationAt } from './configurationAt';
import { finishInterrupted } from './finishInterrupted';
import { givenPassphrase } from './passphrase';
import { ruleLevels } from './ruleLevels';

/** `csr <certificate id>`: a private key and its request, into the secrets folder; beside those in use for a renewal. */
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
  const secrets = nodeSecretsFolder(dirname(resolve(config)));
  await finishInterrupted(document, secretsFolder, secrets, language, terminal);
  const outcome = await (given.renewal ? startRenewal : generateKeyAndRequest)(
    {
      document,
      id,
      bits,
      passphrase: () => givenPassphrase(given, terminal),
      secretsFolder,
      now,
      levels: ruleLevels(rules),
    },
    secrets,
  );
  if ('reason' in outcome) throw new UsageError(outcome.message);
  const folder = dirname(config);
  const inFolder = (path: string) => unhidden(folder === '.' ? path : `${folder}/${path}`);
  for (const note of outcome.notes) terminal.complain(`sante-certs: ${unhidden(note[language])}\n`);
  terminal.print(`${inFolder(outcome.privateKey)}\n${inFolder(outcome.request)}\n`);
  return 0;
};
