import { quoted } from '../../config/quoted';
import { writeSureValue, writeValue } from '../../config/edits/fixes';
import { servicePath } from '../../config/lookup';
import type { ConfigurationDocument } from '../../config/document';
import type { CertificateEntry } from '../../config/model';
import type { Fix } from '../../fix';
import { insiNameMeantBy, insiNames, isInsiName } from '../../igc/insi';
import type { Text } from '../../language';
import type { ConfigurationRule } from '../rule';

/** A certificate for INSi is called INSI-MANU or INSI-AUTO, to the byte. */
export const insiCommonName: ConfigurationRule = {
  id: 'insi-common-name',
  severity: 'error',
  catalogue: ['IGC-INSI-001', 'IGC-INSI-002', 'IGC-INSI-003', 'IGC-INSI-004'],
  *check({ document }) {
    for (const entry of document.configuration.certificates) {
      const { commonName } = entry;
      if (!commonName || isInsiName(commonName) || !servicePath(entry, 'INSi')) continue;
      yield {
        at: [...entry.path, 'commonName'],
        message: wrongName(commonName, entry),
        fixes: () => rename(document, entry, commonName),
      };
    }
  },
};

function rename(document: ConfigurationDocument, { path, callMode }: CertificateEntry, name: string): Fix[] {
  const at = [...path, 'commonName'];
  const meant = insiNameMeantBy(name);
  if (meant) return writeSureValue(document, at, meant);
  const names = callMode ? [insiNames[callMode]] : Object.values(insiNames);
  return names.flatMap((each) => writeValue(document, at, each));
}

function wrongName(commonName: string, { callMode }: CertificateEntry): Text {
  const written = quoted(commonName);
  const meant = insiNameMeantBy(commonName);
  if (meant) {
    const slips = slipsIn(commonName);
    return {
      en: `${written} is not the name INSi expects: ${slips.map(({ en }) => en).join(', ')}. Write \`${meant}\`.`,
      fr: `${written} n’est pas le nom attendu par INSi : ${slips.map(({ fr }) => fr).join(', ')}. Écrivez \`${meant}\`.`,
    };
  }
  if (callMode)
    return {
      en: `INSi refuses the name ${written}. Write \`${insiNames[callMode]}\`.`,
      fr: `INSi refuse le nom ${written}. Écrivez \`${insiNames[callMode]}\`.`,
    };
  return {
    en: `INSi refuses the name ${written}. Write \`INSI-MANU\` for calls made by a user, \`INSI-AUTO\` for batches.`,
    fr: `INSi refuse le nom ${written}. Écrivez \`INSI-MANU\` pour des appels faits par un utilisateur, \`INSI-AUTO\` pour des lots.`,
  };
}

/** How a name departs from an INSi name of the same letters. */
function slipsIn(commonName: string): Text[] {
  const slips: Text[] = [];
  if (/\p{Ll}/u.test(commonName)) slips.push({ en: 'it takes capitals', fr: 'il s’écrit en majuscules' });
  if (/[\s\p{Cf}]/u.test(commonName))
    slips.push({ en: 'it takes no space', fr: 'il ne contient pas d’espace' });
  if (!/^[^-]*\p{L}\s*-\s*\p{L}[^-]*$/u.test(commonName))
    slips.push({
      en: 'its separator is one hyphen-minus `-`',
      fr: 'son séparateur est un seul signe moins `-`',
    });
  return slips;
}
