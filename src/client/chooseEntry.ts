import { Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { entriesMethod, type EntrySummary } from '../protocol';
import { say } from './settings';

/** A certificate entry and the configuration that it stands in. */
export interface EntryPlace {
  readonly configuration: Uri;
  readonly id: string;
}

/** Lets the user pick a certificate entry of the workspace; undefined without any. */
export async function chooseEntry(client: BaseLanguageClient): Promise<EntryPlace | undefined> {
  const entries = await client.sendRequest<readonly EntrySummary[]>(entriesMethod);
  if (entries.length === 0) {
    void window.showInformationMessage(
      say({
        en: 'No certificates.yaml of this workspace describes a certificate. Use “New Configuration” first.',
        fr: 'Aucun certificates.yaml de cet espace de travail ne décrit de certificat. Utilisez d’abord « Nouvelle configuration ».',
      }),
    );
    return undefined;
  }
  const chosen = await window.showQuickPick(entries.map(item), {
    title: say({
      en: 'Certificate to generate a key and CSR for',
      fr: 'Certificat dont générer la clé et la CSR',
    }),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.place;
}

function item({ id, product, commonName, configurationUri, hasKey }: EntrySummary) {
  const configuration = Uri.parse(configurationUri, true);
  const key = hasKey ? [say({ en: 'has a key already', fr: 'a déjà une clé' })] : [];
  return {
    label: id,
    description: [product, commonName, ...key].filter((part) => part !== null).join(' · '),
    detail: workspace.asRelativePath(configuration),
    place: { configuration, id },
  };
}
