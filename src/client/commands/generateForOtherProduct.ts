import { window } from 'vscode';
import type { Text } from '../../core/language';
import type { KeyKind } from '../../core/pki/createKeyAndRequest';
import { commandIds } from '../../protocol';
import { entriesOf } from '../chooseEntry';
import { workIn } from '../entryWork';
import { Cancelled } from '../passphrase';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';
import { chooseFolder } from '../workspaceFolder';
import { writeNewKey } from '../writeNewKey';

/**
 * Makes a private key and a CSR that no configuration describes, on a curve too: for anything but IGC-Santé, and said so.
 *
 * It happens here in the extension host: neither the key nor its passphrase ever goes to the server.
 */
export const generateForOtherProduct: Command = {
  id: commandIds.generateForOtherProduct,
  async execute({ client, host }) {
    if (!(await mayWrite())) return;
    const chosen = await chooseFolder();
    const work = chosen && (await workIn(chosen.uri, host));
    if (!work) return;
    const taken = (await entriesOf(await client)).map(({ id }) => id);
    const later = await import('../later');
    const { dnsNamesIn, dnsNamesMistake, folderMistake, subjectMistake } = later;
    const bits = await chooseKind();
    const CN = await ask(2, texts.CN, '', (value) => subjectMistake('CN', value));
    const O = await ask(3, texts.O, '', (value) => subjectMistake('O', value));
    const OU = await ask(4, texts.OU, '', (value) => subjectMistake('OU', value));
    const C = await ask(5, texts.C, 'FR', (value) => subjectMistake('C', value));
    const names = await ask(6, texts.names, '', (value) => dnsNamesMistake(dnsNamesIn(value)));
    const folder = await ask(7, texts.folder, '', (value) => folderMistake(value, taken));
    const subject = { ...(C && { C }), ...(O && { O }), ...(OU && { OU }), CN };
    const dnsNames = dnsNamesIn(names);
    const { secretsFolder } = work;
    await writeNewKey(
      {
        title: { en: `Key and CSR of ${folder}`, fr: `Clé et CSR de ${folder}` },
        make: (passphrase, secrets) =>
          later.generateForOtherProduct(
            { folder, subject, dnsNames, bits, passphrase, secretsFolder, taken },
            secrets,
          ),
        command: (made) => later.opensslCommand({ ...made, subject, dnsNames, bits }),
        told: ({ privateKey, request }) => [
          {
            en: `The key is in ${privateKey}, its CSR in ${request}. It is not one for IGC-Santé, whose requests are made from certificates.yaml.`,
            fr: `La clé est dans ${privateKey}, sa CSR dans ${request}. Ce n’est pas une demande pour l’IGC-Santé, dont les CSR se créent depuis certificates.yaml.`,
          },
        ],
      },
      work,
    );
  },
};

const questions = 7;

const title = (step: number): string =>
  say({
    en: `Another product, not IGC-Santé (${step}/${questions})`,
    fr: `Autre produit, hors IGC-Santé (${step}/${questions})`,
  });

const texts = {
  CN: {
    en: 'Common name (CN): the name of the server, or of what the certificate is for',
    fr: 'Nom commun (CN) : le nom du serveur, ou de ce à quoi sert le certificat',
  },
  O: { en: 'Organisation (O); empty to leave it out', fr: 'Organisation (O) ; vide pour l’omettre' },
  OU: { en: 'Unit (OU); empty to leave it out', fr: 'Unité (OU) ; vide pour l’omettre' },
  C: {
    en: 'Country (C), two capital letters; empty to leave it out',
    fr: 'Pays (C), en deux capitales ; vide pour l’omettre',
  },
  names: {
    en: 'Alternative DNS names, with spaces or commas between; empty for none',
    fr: 'Noms DNS alternatifs, séparés par des espaces ou des virgules ; vide pour aucun',
  },
  folder: {
    en: 'Name of the new folder inside the secrets folder',
    fr: 'Nom du nouveau dossier dans le dossier des secrets',
  },
} as const satisfies Readonly<Record<string, Text>>;

async function chooseKind(): Promise<KeyKind> {
  const choices: { label: string; bits: KeyKind }[] = [
    { label: 'EC P-256', bits: 'P-256' },
    { label: 'EC P-384', bits: 'P-384' },
    { label: 'RSA 2048', bits: 2048 },
    { label: 'RSA 3072', bits: 3072 },
    { label: 'RSA 4096', bits: 4096 },
  ];
  const chosen = await window.showQuickPick(choices, {
    title: title(1),
    placeHolder: say({
      en: 'Kind of key. For IGC-Santé use “Generate Key and CSR”: it asks for RSA and writes its own subject.',
      fr: 'Type de clé. Pour l’IGC-Santé, utilisez « Générer la clé et la CSR » : elle demande du RSA et écrit son propre sujet.',
    }),
    ignoreFocusOut: true,
  });
  if (!chosen) throw new Cancelled();
  return chosen.bits;
}

async function ask(
  step: number,
  prompt: Text,
  value: string,
  mistakeIn: (value: string) => Text | undefined,
): Promise<string> {
  const given = await window.showInputBox({
    title: title(step),
    prompt: say(prompt),
    value,
    ignoreFocusOut: true,
    validateInput(typed) {
      const mistake = mistakeIn(typed.trim());
      return mistake && say(mistake);
    },
  });
  if (given === undefined) throw new Cancelled();
  return given.trim();
}
