import { commands, Range as EditorRange, Uri } from 'vscode';
import type { Range } from '../../core/range';
import { commandIds } from '../../protocol';
import type { Command } from '../session';

/** Opens a file at a place, in whatever editor is for it: a bundle is no text. Offered by code actions only. */
export const showPlace: Command = {
  id: commandIds.showPlace,
  async execute(_session, uri: unknown, range: unknown) {
    if (typeof uri !== 'string' || !isRange(range)) return;
    await openPlace(uri, range);
  },
};

/** The same for other commands. */
export async function openPlace(uri: string, { start, end }: Range): Promise<void> {
  const selection = new EditorRange(start.line, start.character, end.line, end.character);
  await commands.executeCommand('vscode.open', Uri.parse(uri, true), { selection });
}

function isRange(value: unknown): value is Range {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
