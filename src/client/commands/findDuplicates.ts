import { Uri, window, workspace, ProgressLocation, QuickPickItemKind, type QuickPickItem } from 'vscode';
import type { Severity } from '../../core/finding';
import { commandIds, duplicatesMethod, type DuplicateGroup } from '../../protocol';
import type { Command } from '../session';
import { say, withoutMarkdown } from '../settings';
import { openPlace } from './showPlace';

interface PlaceItem extends QuickPickItem {
  readonly place?: DuplicateGroup['places'][number];
}

/** Lists the private keys that stand in more than one place and goes to the one chosen. */
export const findDuplicates: Command = {
  id: commandIds.findDuplicates,
  async execute({ client }) {
    const title = say({
      en: 'Looking for duplicate private keys…',
      fr: 'Recherche de clés privées en double…',
    });
    const groups = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) =>
        (await client).sendRequest<readonly DuplicateGroup[]>(duplicatesMethod, token),
    );
    if (groups.length === 0) {
      void window.showInformationMessage(
        say({
          en: 'No private key stands in two places.',
          fr: 'Aucune clé privée ne se trouve à deux endroits.',
        }),
      );
      return;
    }
    const chosen = await window.showQuickPick(groups.flatMap(placeItems), {
      title: say({
        en: `${groups.length} private ${groups.length === 1 ? 'key' : 'keys'} in more than one place`,
        fr: `${groups.length} ${groups.length === 1 ? 'clé privée' : 'clés privées'} à plusieurs endroits`,
      }),
      matchOnDetail: true,
      placeHolder: say({ en: 'Choose a place to open it', fr: 'Choisissez un endroit pour l’ouvrir' }),
    });
    if (chosen?.place) await openPlace(chosen.place.uri, chosen.place.range);
  },
};

const icons: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info' };

function placeItems({ spki, severity, meaning, places }: DuplicateGroup): PlaceItem[] {
  const label = spki === null ? say({ en: 'the same bytes', fr: 'les mêmes octets' }) : spki.slice(0, 16);
  return [
    { label: `${label} — ${severityNames[severity]()}`, kind: QuickPickItemKind.Separator },
    ...places.map((place) => ({
      label: `$(${icons[severity]}) ${workspace.asRelativePath(Uri.parse(place.uri))}`,
      description: say({
        en: `line ${place.range.start.line + 1}`,
        fr: `ligne ${place.range.start.line + 1}`,
      }),
      detail: withoutMarkdown(meaning),
      place,
    })),
  ];
}

const severityNames: Readonly<Record<Severity, () => string>> = {
  error: () => say({ en: 'error', fr: 'erreur' }),
  warning: () => say({ en: 'warning', fr: 'avertissement' }),
  info: () => say({ en: 'information', fr: 'information' }),
};
