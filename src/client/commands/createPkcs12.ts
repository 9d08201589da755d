import { Uri, window, workspace } from 'vscode';
import type { Text } from '../../core/language';
import type { Pkcs12Compatibility } from '../../core/pki/writePkcs12';
import { commandIds } from '../../protocol';
import { keyTitle, passphraseOf } from '../askPassphrase';
import { cancellable } from '../cancellable';
import { chooseEntry, entryOf } from '../chooseEntry';
import { documentAt, ignoring, workIn } from '../entryWork';
import { refuse } from '../filePlace';
import { keepsFirst } from '../keepingFirst';
import { askNewPassphrase, Cancelled, type NewPassphrase } from '../passphrase';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';

/**
 * Puts the key, certificate and chain of an entry together in a PKCS#12.
 *
 * It happens here in the extension host: neither key nor password ever goes to the server.
 */
export const createPkcs12: Command = {
  id: commandIds.createPkcs12,
  async execute({ client, host }, configurationUri, id) {
    if (!(await mayWrite())) return;
    const entry =
      entryOf(configurationUri, id) ?? (await chooseEntry(await client, ({ hasKey }) => hasKey, title));
    const work = entry && (await workIn(entry.configuration, host));
    if (!work) return;
    const { folder, secrets, secretsFolder } = work;
    const { bundlePlaces, makeBundle, passwordRemark } = await import('../later');
    const places = bundlePlaces(await documentAt(entry.configuration, folder), entry.id, secretsFolder);
    if ('reason' in places) return refuse(places.message);
    const compatibility = await chooseCompatibility();
    const friendlyName = await askName(entry.id);
    let chosen: NewPassphrase | undefined;
    const passwords = {
      key: passphraseOf(keyTitle),
      bundle: async () => (chosen ??= await askNewPassphrase(bundleTitle)).passphrase,
    };
    const keeping = keepsFirst(secrets, folder.uri, () => chosen);
    const outcome = await ignoring<{ readonly bundle: string }>(secrets, () =>
      cancellable(making, (signal) =>
        makeBundle(places, { compatibility, friendlyName, passwords, signal }, keeping),
      ),
    );
    if ('reason' in outcome) return refuse(outcome.message);
    const path = workspace.asRelativePath(Uri.joinPath(folder.uri, outcome.bundle));
    const remark = passwordRemark(chosen?.passphrase ?? '');
    const show = remark ? window.showWarningMessage : window.showInformationMessage;
    const done = say({
      en: `The PKCS#12 is in ${path}: key, certificate and chain. Give its password by another channel than the file.`,
      fr: `Le PKCS#12 est dans ${path} : clé, certificat et chaîne. Donnez son mot de passe par un autre canal que le fichier.`,
    });
    void show(remark ? `${done} ${say(remark)}` : done);
  },
};

const title: Text = { en: 'Certificate to make a PKCS#12 of', fr: 'Certificat dont créer le PKCS#12' };
const bundleTitle: Text = { en: 'Password of the PKCS#12', fr: 'Mot de passe du PKCS#12' };
const making: Text = { en: 'Making the PKCS#12…', fr: 'Création du PKCS#12…' };

async function chooseCompatibility(): Promise<Pkcs12Compatibility> {
  const choices: { label: string; detail: string; value: Pkcs12Compatibility }[] = [
    {
      label: say({ en: 'Modern', fr: 'Moderne' }),
      detail: say({
        en: 'AES-256, PBKDF2-SHA-256: Java 8u301 or later, OpenSSL, Node.js, Windows 10 1709 or later',
        fr: 'AES-256, PBKDF2-SHA-256 : Java 8u301 ou plus, OpenSSL, Node.js, Windows 10 1709 ou plus',
      }),
      value: 'modern',
    },
    {
      label: say({ en: 'Legacy', fr: 'Ancien' }),
      detail: say({
        en: '3DES, SHA-1: for old software only; its password is quickly tried, choose a long one',
        fr: '3DES, SHA-1 : pour les vieux logiciels seulement ; son mot de passe s’essaie vite, choisissez-le long',
      }),
      value: 'legacy',
    },
  ];
  const chosen = await window.showQuickPick(choices, {
    title: say({ en: 'Which software has to open it', fr: 'Quel logiciel doit l’ouvrir' }),
    ignoreFocusOut: true,
  });
  if (!chosen) throw new Cancelled();
  return chosen.value;
}

async function askName(id: string): Promise<string> {
  const name = await window.showInputBox({
    title: say({ en: 'Friendly name (alias) of the key', fr: 'Nom convivial (alias) de la clé' }),
    value: id,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || value.length > 128
        ? say({ en: 'Between 1 and 128 characters.', fr: 'Entre 1 et 128 caractères.' })
        : undefined,
  });
  if (!name) throw new Cancelled();
  return name.trim();
}
