import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import type { Text } from '../core/language';
import { generateForOtherProduct } from '../core/otherProduct/generateForOtherProduct';
import { readSubject } from '../core/otherProduct/readSubject';
import { dnsNamesIn } from '../core/otherProduct/requestFields';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import type { CliArguments } from './arguments';
import { UsageError, type RunCommand } from './command';
import { configurationAt } from './configurationAt';
import { givenPassphrase } from './passphrase';
import { complain, printPaths } from './tell';

/** `csr <name> --subject …`: a key and a request that no configuration describes, into a folder of that name. */
export const csrForOtherProduct: RunCommand = async (given, terminal) => {
  const { operands, bits, curve, written, missing, renewal } = given;
  const { config = 'certificates.yaml', secretsFolder = defaultSecretsFolder } = given;
  const [folder, extra] = operands;
  if (folder === undefined || extra !== undefined || missing || renewal) throw new UsageError(oneName);
  if (curve !== undefined && written.includes('bits')) throw new UsageError(oneKind);
  const subject = readSubject(given.subject ?? '');
  if ('mistake' in subject) throw new UsageError(subject.mistake);
  const made = await generateForOtherProduct(
    {
      folder,
      subject,
      dnsNames: dnsNamesIn(given.dns ?? ''),
      bits: curve ?? bits,
      passphrase: () => givenPassphrase(given, terminal),
      secretsFolder,
      taken: configuredIds(given),
    },
    nodeSecretsFolder(dirname(resolve(config))),
  );
  if ('reason' in made) throw new UsageError(made.message);
  complain(notForIgcSante, given, terminal);
  printPaths([made.privateKey, made.request], config, terminal);
  return 0;
};

/** There need not be a configuration, unless one is named. */
function configuredIds({ config }: CliArguments): string[] {
  const usual = 'certificates.yaml';
  if (config === undefined && !existsSync(usual)) return [];
  return configurationAt(config ?? usual).configuration.certificates.map(({ id }) => id);
}

const oneName: Text = {
  en: 'With --subject, name one new folder inside the secrets folder, without --missing or --renewal.',
  fr: 'Avec --subject, indiquez un seul nouveau dossier dans le dossier des secrets, sans --missing ni --renewal.',
};
const oneKind: Text = {
  en: 'Give --curve or --bits, not both.',
  fr: 'Donnez --curve ou --bits, pas les deux.',
};
const notForIgcSante: Text = {
  en: 'This request is not one for IGC-Santé, whose requests are made from the configuration: leave out --subject.',
  fr: 'Cette demande n’est pas pour l’IGC-Santé, dont les demandes se font depuis la configuration : sans --subject.',
};
