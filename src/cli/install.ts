import { dirname, resolve } from 'node:path';
import { install as installPlanned } from '../core/installation/install';
import { planInstallation } from '../core/installation/planInstallation';
import { openBundleAsking } from '../core/installation/returnedFile';
import { defaultSecretsFolder } from '../core/inventory/entryFiles';
import type { Text } from '../core/language';
import { nodeSecretsFolder } from '../platform/nodeSecretsFolder';
import { UsageError, type RunCommand } from './command';
import { configurationAt } from './configurationAt';
import { readNamedFile, trustedAuthorities } from './files';
import { finishInterrupted } from './finishInterrupted';
import { newPassphrase, passphraseUntilRight } from './passphrase';
import { ruleLevels } from './ruleLevels';
import { complain, printPaths } from './tell';

/** `install <file>`: the certificate that came back, into the folder of the entry whose key it was issued for. */
export const install: RunCommand = async (given, terminal) => {
  const { operands, now, rules, entry: id, acceptWarnings } = given;
  const { config = 'certificates.yaml', secretsFolder = defaultSecretsFolder } = given;
  const [file, extra] = operands;
  if (file === undefined || extra !== undefined) {
    throw new UsageError({
      en: 'Name one file, the certificate that came back.',
      fr: 'Indiquez un fichier, le certificat qui est revenu.',
    });
  }
  const authorities = trustedAuthorities(given.authorities);
  const document = configurationAt(config);
  const bytes = readNamedFile(file);
  const secrets = nodeSecretsFolder(dirname(resolve(config)));
  await finishInterrupted(document, secretsFolder, secrets, given, terminal);
  const plan = await planInstallation(
    {
      documents: [document],
      secretsFolder,
      authorities,
      bytes,
      id,
      now,
      levels: ruleLevels(rules),
      open: () =>
        openBundleAsking(bytes, (wrong) =>
          passphraseUntilRight(given.passphraseFile, wrong, bundlePassword, given, terminal),
        ),
      newPassphrase: () => newPassphrase(given, terminal),
    },
    secrets,
  );
  if ('reason' in plan) {
    if (plan.reason !== 'already-installed') throw new UsageError(plan.message);
    complain(plan.message, given, terminal);
    return 0;
  }
  for (const { severity, rule, message } of plan.findings) {
    const about = `${severity} ${rule}: `;
    complain({ en: about + message.en, fr: about + message.fr }, given, terminal);
  }
  if (plan.gap) complain(plan.gap, given, terminal);
  if (!acceptWarnings && plan.findings.some(({ severity }) => severity === 'warning')) {
    throw new UsageError({
      en: 'Nothing is installed because of the warnings. Put them right, or give --accept-warnings.',
      fr: 'Rien n’est installé à cause des avertissements. Corrigez, ou donnez --accept-warnings.',
    });
  }
  const refusal = await installPlanned(plan, secrets);
  if (refusal) throw new UsageError(refusal.message);
  const { files, folder: entryFolder, journal } = plan;
  const written = [
    journal.privateKey === null ? null : files.privateKey,
    files.certificate,
    journal.chain === null ? null : files.chain,
    journal.archive === null ? null : `${entryFolder}/archive/${journal.archive}/`,
  ];
  printPaths(
    written.filter((path) => path !== null),
    config,
    terminal,
  );
  if (journal.former.bundle !== undefined) complain(formerBundle(plan.entry.id), given, terminal);
  return 0;
};

const formerBundle = (id: string): Text => ({
  en: `The PKCS#12 of the former key went into the archive. Make the new one: sante-certs p12 ${id}`,
  fr: `Le PKCS#12 de l’ancienne clé est passé dans l’archive. Faites le nouveau : sante-certs p12 ${id}`,
});

const bundlePassword: Text = { en: 'Password of the PKCS#12: ', fr: 'Mot de passe du PKCS#12 : ' };
