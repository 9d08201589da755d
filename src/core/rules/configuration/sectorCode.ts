import { writeSureValue } from '../../config/edits/fixes';
import { quoted } from '../../config/quoted';
import { sectorOf } from '../../igc/sectors';
import type { Text } from '../../language';
import type { ConfigurationRule } from '../rule';

/** The sector is a code of the nomenclature TRE_R02 that is still given. */
export const sectorCode: ConfigurationRule = {
  id: 'sector-code',
  severity: 'warning',
  catalogue: ['IGC-ID-012'],
  *check({ document }) {
    for (const { path, sector } of document.configuration.structures) {
      if (!sector) continue;
      const known = sectorOf(sector);
      const at = [...path, 'sector'];
      if (!known)
        yield {
          at,
          message: unknownSector(sector),
          fixes: () => {
            const meant = sectorMeantBy(sector);
            return meant ? writeSureValue(document, at, meant) : [];
          },
        };
      else if (known.deprecated) yield { at, message: deprecatedSector(sector, known.deprecated) };
    }
  },
};

/** The sector that differs from `sector` by case, spaces and zeros only. */
function sectorMeantBy(sector: string): string | undefined {
  const number = /^\s*sa[\s-]*0*(\d{1,2})\s*$/i.exec(sector)?.[1];
  const code = number && `SA${number.padStart(2, '0')}`;
  return code && sectorOf(code) ? code : undefined;
}

function unknownSector(sector: string): Text {
  return {
    en: `${quoted(sector)} is not a sector of TRE_R02 (\`SA01\` to \`SA69\`). Copy the code shown in annuaire.sante.fr.`,
    fr: `${quoted(sector)} n’est pas un secteur de TRE_R02 (\`SA01\` à \`SA69\`). Recopiez le code affiché dans annuaire.sante.fr.`,
  };
}

function deprecatedSector(sector: string, since: string): Text {
  return {
    en: `The sector \`${sector}\` is no longer given since \`${since}\`. Copy the structure's present code from annuaire.sante.fr.`,
    fr: `Le secteur \`${sector}\` n’est plus attribué depuis le \`${since}\`. Recopiez le code actuel de la structure depuis annuaire.sante.fr.`,
  };
}
