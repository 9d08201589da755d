import { quotedList } from '../config/quoted';
import type { Text } from '../language';

/** Says that installations which had been interrupted, those of the entries `ids`, are finished. */
export function finishedText(ids: readonly string[]): Text {
  const names = quotedList(ids);
  return ids.length === 1
    ? {
        en: `The installation of ${names}, which had been interrupted, is finished.`,
        fr: `L’installation de ${names}, qui avait été interrompue, est terminée.`,
      }
    : {
        en: `The installations of ${names}, which had been interrupted, are finished.`,
        fr: `Les installations de ${names}, qui avaient été interrompues, sont terminées.`,
      };
}
