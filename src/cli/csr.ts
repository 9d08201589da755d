import { dirname, resolve } from 'node:path';
import type { ConfigurationDocument } from '../core/config/document';
import { generateKeyAndRequest } from '../core/generateKeyAndRequest';
import { entriesWithoutKey, generateMany, type ManyGenerated } from '../core/generateMany';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import type { Text } from '../core/language';
import { startRenewal } from '../core/renewal/startRenewal';
import type { SecretsFolder } from '../core/secretsFolder';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import { UsageError, type RunCommand } from './command';
import { configurationAt } from './configurationAt';
import { csrForOtherProduct } from './csrForOtherProduct';
import { finishInterrupted } from './finishInterrupted';
import { givenPassphrase } from './passphrase';
import { ruleLevels } from './ruleLevels';
import { complain, printPaths } from './tell';

/**
 * `csr <certificate id...>`: private keys and their requests, into the secrets folder, beside those in use for a
 * renewal; with `--subject`, those of what no configuration describes.
 */
export const csr: RunCommand = async (given, terminal) => {
  if (given.subject !== undefined) return csrForOtherProduct(given, terminal);
  const { operands, bits, now, rules, missing, renewal } = given;
  const { config = 'certificates.yaml', secretsFolder = defaultSecretsFolder } = given;
  if (given.dns !== undefined || given.curve !== undefined) throw new UsageError(withoutSubject);
  if (missing ? renewal || operands.length > 0 : operands.length === 0) throw new UsageError(whichOnes);
  const document = configurationAt(config);
  const secrets = nodeSecretsFolder(dirname(resolve(config)));
  await finishInterrupted(document, secretsFolder, secrets, given, terminal);
  const ids = missing ? await lacking(document, secretsFolder, secrets) : [...new Set(operands)];
  const made = await generateMany(
    ids,
    {
      document,
      bits,
      passphrase: () => givenPassphrase(given, terminal),
      secretsFolder,
      now,
      levels: ruleLevels(rules),
    },
    secrets,
    { isCancelled: () => false, progress: () => undefined },
    renewal ? startRenewal : generateKeyAndRequest,
  );
  const [refusal] = made.refused;
  if (refusal && ids.length === 1) throw new UsageError(refusal.message);
  for (const { privateKey, request, notes } of made.done) {
    for (const note of notes) complain(note, given, terminal);
    printPaths([privateKey, request], config, terminal);
  }
  for (const {
    id,
    message: { en, fr },
  } of made.refused)
    complain({ en: `${id}: ${en}`, fr: `${id} : ${fr}` }, given, terminal);
  if (missing || ids.length > 1) complain(summary(made), given, terminal);
  return refusal ? 2 : 0;
};

const whichOnes: Text = {
  en: 'Name certificates of the configuration, by their ids, or give --missing alone, without --renewal.',
  fr: 'Indiquez des certificats de la configuration, par leur identifiant, ou --missing seul, sans --renewal.',
};
const withoutSubject: Text = {
  en: '--curve and --dns are for other products than those of IGC-Santé: give them with --subject.',
  fr: '--curve et --dns sont pour d’autres produits que ceux de l’IGC-Santé : donnez-les avec --subject.',
};

/** The entries that lack a key, which only a file that is read whole can tell. */
async function lacking(
  document: ConfigurationDocument,
  secretsFolder: string,
  secrets: SecretsFolder,
): Promise<string[]> {
  const unread = document.findings.find(({ rule }) => rule === 'configuration-syntax');
  if (unread) {
    const { file, range, message } = unread;
    const place = `${file}:${range.start.line + 1}`;
    throw new UsageError({ en: `${place}: ${message.en}`, fr: `${place} : ${message.fr}` });
  }
  return entriesWithoutKey(document, secretsFolder, secrets);
}

function summary({ done, refused }: ManyGenerated): Text {
  if (done.length + refused.length === 0)
    return {
      en: 'No certificate lacks its key: nothing was made.',
      fr: 'Aucun certificat ne manque de clé : rien n’a été créé.',
    };
  const others = refused.map(({ id }) => id).join(', ');
  return {
    en: `Made: ${done.length}. Not made: ${refused.length}${others && ` (${others})`}.`,
    fr: `Créées : ${done.length}. Non créées : ${refused.length}${others && ` (${others})`}.`,
  };
}
