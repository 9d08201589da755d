import { window, workspace } from 'vscode';
import { visibleToGit } from '../../core/visibleToGit';
import { commandIds } from '../../protocol';
import { chosenFile } from '../chooseFile';
import { besideIt, placeOf, refuse } from '../filePlace';
import type { Command } from '../session';
import { say } from '../settings';
import { mayWrite } from '../trust';

/** Writes a certificate, request or key in DER as PEM beside it, or one in PEM as DER. */
export const convertEncoding: Command = {
  id: commandIds.convertEncoding,
  async execute({ host }, target) {
    if (!(await mayWrite())) return;
    const file = await chosenFile(target, {
      en: 'File to convert from PEM to DER, or from DER to PEM',
      fr: 'Fichier à convertir de PEM en DER, ou de DER en PEM',
    });
    if (!file) return;
    const place = await placeOf(file, host);
    const {
      convertEncoding: convert,
      isRefusal,
      writeRefusalText,
      holdsPrivateKey,
    } = await import('../later');
    const converted = convert(place.bytes);
    if (isRefusal(converted)) return refuse(converted.message);
    const beside = besideIt(place, `.${converted.extension}`);
    if (holdsPrivateKey(place.bytes) && !(await place.secrets.isHiddenFromGit(beside.path)))
      return refuse(visibleToGit(beside.path).message);
    const refusal = await place.secrets.writeNew([{ path: beside.path, content: converted.content }]);
    if (refusal) return refuse(writeRefusalText(refusal));
    const written = workspace.asRelativePath(beside.uri);
    void window.showInformationMessage(say({ en: `Written: ${written}.`, fr: `Écrit : ${written}.` }));
  },
};
