import { Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Text } from '../core/language';
import { entriesMethod, type EntrySummary } from '../protocol';
import { say } from './settings';

/** A certificate entry and the configuration that it stands in. */
export interface EntryPlace {
  readonly configuration: Uri;
  readonly id: string;
}

/** The entry that a lens or a code action names. */
export function entryOf(configurationUri: unknown, id: unknown): EntryPlace | undefined {
  if (typeof configurationUri !== 'string' || typeof id !== 'string') return undefined;
  return { configuration: Uri.parse(configurationUri, true), id };
}

/** Lets the user pick one of the entries that `fits` lets through; undefined without any. */
export async function chooseEntry(
  client: BaseLanguageClient,
  fits: (entry: EntrySummary) => boolean,
  title: Text,
): Promise<EntryPlace | undefined> {
  const items = await itemsOf(client, fits);
  const chosen =
    items &&
    (await window.showQuickPick(items, {
      title: say(title),
      matchOnDescription: true,
      ignoreFocusOut: true,
    }));
  return chosen?.place;
}

/** Lets the user pick several of them; all of them are picked to begin with. */
export async function chooseEntries(
  client: BaseLanguageClient,
  fits: (entry: EntrySummary) => boolean,
  title: Text,
): Promise<readonly EntryPlace[]> {
  const items = await itemsOf(client, fits);
  const chosen =
    items &&
    (await window.showQuickPick(
      items.map((item) => ({ ...item, picked: true })),
      { title: say(title), canPickMany: true, matchOnDescription: true, ignoreFocusOut: true },
    ));
  return chosen?.map(({ place }) => place) ?? [];
}

/** Every certificate entry of the workspace. */
export async function entriesOf(client: BaseLanguageClient): Promise<readonly EntrySummary[]> {
  return client.sendRequest<readonly EntrySummary[]>(entriesMethod);
}

async function itemsOf(client: BaseLanguageClient, fits: (entry: EntrySummary) => boolean) {
  const entries = await entriesOf(client);
  const fitting = entries.filter(fits);
  if (fitting.length > 0) return fitting.map(item);
  void window.showInformationMessage(say(entries.length === 0 ? noEntries : noneFits));
  return undefined;
}

const noEntries: Text = {
  en: 'No certificates.yaml of this workspace describes a certificate. Use “New Configuration” first.',
  fr: 'Aucun certificates.yaml de cet espace de travail ne décrit de certificat. Utilisez d’abord « Nouvelle configuration ».',
};
const noneFits: Text = {
  en: 'No certificate of this workspace is at that step. The line above each entry says where it stands.',
  fr: 'Aucun certificat de cet espace de travail n’en est à cette étape. La ligne au-dessus de chaque entrée dit où elle en est.',
};

function item({ id, product, commonName, configurationUri }: EntrySummary) {
  const configuration = Uri.parse(configurationUri, true);
  return {
    label: id,
    description: [product, commonName].filter((part) => part !== null).join(' · '),
    detail: workspace.asRelativePath(configuration),
    place: { configuration, id },
  };
}
