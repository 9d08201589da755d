import { Uri, window, workspace, WorkspaceEdit, type QuickPickItem } from 'vscode';
import { structureKinds, type StructureKind } from '../../core/config/model';
import {
  identifierKinds,
  proposedServices,
  type Answers,
  type IdentifierKind,
} from '../../core/features/configurationAnswers';
import type { Text } from '../../core/language';
import { commandIds } from '../../protocol';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';
import { chooseFolder } from '../workspaceFolder';

const fileName = 'certificates.yaml';

/** Asks a few questions and writes a `certificates.yaml`; an existing one is opened and left as it is. */
export const newConfiguration: Command = {
  id: commandIds.newConfiguration,
  async execute() {
    if (!(await mayWrite())) return;
    const folder = await chooseFolder();
    if (folder === undefined) return;
    const file = Uri.joinPath(folder.uri, fileName);
    if (await exists(file)) return tellExisting(file);
    const answers = await ask();
    if (answers === undefined) return;
    // Imported when it is needed: it brings a YAML library, and activation has to be quick.
    const { newConfiguration: textOf } = await import('../../core/features/newConfiguration');
    const edit = new WorkspaceEdit();
    edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(textOf(answers)) });
    if (!(await workspace.applyEdit(edit))) return tellExisting(file);
    await window.showTextDocument(file);
  },
};

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}

async function tellExisting(file: Uri): Promise<void> {
  const open = say({ en: 'Open', fr: 'Ouvrir' });
  const chosen = await window.showWarningMessage(
    say({
      en: `${fileName} exists already and was left as it is. Open it to add certificates.`,
      fr: `${fileName} existe déjà et reste inchangé. Ouvrez-le pour y ajouter des certificats.`,
    }),
    open,
  );
  if (chosen === open) await window.showTextDocument(file);
}

/** Undefined as soon as one question is left without an answer. */
async function ask(): Promise<Answers | undefined> {
  const structure = await askStructure();
  if (structure === undefined) return undefined;
  const environment = await choose({ en: 'Environment', fr: 'Environnement' }, environments());
  const services = environment && (await chooseServices());
  if (!services) return undefined;
  const publisher = await write({ en: 'Name of the publisher', fr: 'Nom de l’éditeur' });
  const solution = publisher && (await write({ en: 'Name of the software', fr: 'Nom du logiciel' }));
  const administration = solution && (await askAdministration());
  return administration
    ? { ...structure, environment, services, publisher, solution, ...administration }
    : undefined;
}

async function askStructure(): Promise<
  Pick<Answers, 'kind' | 'name' | 'identifierKind' | 'identifier'> | undefined
> {
  const kind = await choose({ en: 'Kind of structure', fr: 'Nature de la structure' }, kinds());
  if (kind === undefined) return undefined;
  const name = await write({ en: 'Registered name of the structure', fr: 'Raison sociale de la structure' });
  if (name === undefined) return undefined;
  const identifierKind = await chooseIdentifierKind(kind);
  const identifier = identifierKind && (await writeIdentifier(identifierKind));
  return identifier ? { kind, name, identifierKind, identifier } : undefined;
}

async function askAdministration(): Promise<Pick<Answers, 'administrator' | 'card' | 'email'> | undefined> {
  const administrator = await write({
    en: 'Name of the technical administrator',
    fr: 'Nom de l’administrateur technique',
  });
  if (administrator === undefined) return undefined;
  const card = await choose(
    { en: 'The administrator’s active card', fr: 'Carte active de l’administrateur' },
    cards(),
  );
  if (card === undefined) return undefined;
  const number =
    card === 'none'
      ? ''
      : await write({ en: `Number of the ${card} card`, fr: `Numéro de la carte ${card}` });
  const email = number === undefined ? undefined : await writeEmail();
  if (number === undefined || email === undefined) return undefined;
  return { administrator, card: card === 'none' ? null : { type: card, number }, email };
}

interface Choice<Value extends string> extends QuickPickItem {
  readonly value: Value;
}

async function choose<Value extends string>(
  title: Text,
  choices: readonly Choice<Value>[],
): Promise<Value | undefined> {
  return (await window.showQuickPick(choices, { title: say(title), ignoreFocusOut: true }))?.value;
}

function write(title: Text): Thenable<string | undefined> {
  const empty = say({ en: 'This cannot be empty.', fr: 'Ce champ ne peut pas être vide.' });
  return window.showInputBox({
    title: say(title),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? empty : undefined),
  });
}

const kindNames: Record<StructureKind, Text> = {
  'individual-practice': { en: 'Individual practice (SA07)', fr: 'Cabinet individuel (SA07)' },
  'group-practice': { en: 'Group practice (SA08)', fr: 'Cabinet de groupe (SA08)' },
  company: { en: 'Company of professionals (SA09)', fr: 'Société d’exercice (SA09)' },
  gie: { en: 'Economic interest group (GIE)', fr: 'Groupement d’intérêt économique (GIE)' },
  hospital: { en: 'Hospital or clinic', fr: 'Établissement de santé' },
  publisher: { en: 'Software publisher', fr: 'Éditeur de logiciels' },
};

function kinds(): Choice<StructureKind>[] {
  return structureKinds.map((value) => ({ value, label: say(kindNames[value]) }));
}

function environments(): Choice<Answers['environment']>[] {
  return [
    { value: 'production', label: say({ en: 'Production', fr: 'Production' }) },
    { value: 'test', label: say({ en: 'Test (IGC-Santé TEST)', fr: 'Test (IGC-Santé TEST)' }) },
  ];
}

function cards(): Choice<'CPA' | 'CPS' | 'CPE' | 'none'>[] {
  return [
    { value: 'CPA', label: 'CPA' },
    { value: 'CPS', label: 'CPS' },
    { value: 'CPE', label: 'CPE' },
    { value: 'none', label: say({ en: 'None yet', fr: 'Aucune pour l’instant' }) },
  ];
}

const identifierNames: Record<IdentifierKind, Text> = {
  siret: { en: 'SIRET (14 digits)', fr: 'SIRET (14 chiffres)' },
  siren: { en: 'SIREN (9 digits)', fr: 'SIREN (9 chiffres)' },
  finess: { en: 'FINESS of the site (géographique, 9 characters)', fr: 'FINESS géographique (9 caractères)' },
  finessLegal: {
    en: 'FINESS of the legal entity (juridique, 9 characters)',
    fr: 'FINESS juridique (9 caractères)',
  },
  rppsRang: { en: 'RPPS-rang (14 digits)', fr: 'RPPS-rang (14 chiffres)' },
};

async function chooseIdentifierKind(kind: StructureKind): Promise<IdentifierKind | undefined> {
  const possible = identifierKinds[kind];
  if (possible.length === 1) return possible[0];
  const title = { en: 'Identifier of the structure', fr: 'Identifiant de la structure' };
  return choose(
    title,
    possible.map((value) => ({ value, label: say(identifierNames[value]) })),
  );
}

function writeIdentifier(kind: IdentifierKind): Thenable<string | undefined> {
  return window.showInputBox({
    title: say(identifierNames[kind]),
    prompt: say({ en: 'As shown in annuaire.sante.fr', fr: 'Tel qu’affiché dans annuaire.sante.fr' }),
    ignoreFocusOut: true,
  });
}

async function chooseServices(): Promise<Answers['services'] | undefined> {
  const chosen = await window.showQuickPick(
    proposedServices.map((label) => ({ label })),
    {
      title: say({ en: 'Services that the software calls', fr: 'Services appelés par le logiciel' }),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  return chosen?.map(({ label }) => label);
}

function writeEmail(): Thenable<string | undefined> {
  const wrong = say({
    en: 'Write an address such as certificats@editeur.example.',
    fr: 'Écrivez une adresse telle que certificats@editeur.example.',
  });
  return window.showInputBox({
    title: say({
      en: 'E-mail address for the platform’s notices (a shared one lasts longer)',
      fr: 'Adresse pour les avis de la plateforme (une adresse partagée dure plus longtemps)',
    }),
    ignoreFocusOut: true,
    validateInput: (value) => (/^[^\s@]+@[^\s@]+$/.test(value) ? undefined : wrong),
  });
}
