import { servicePath } from '../../config/lookup';
import { insiNames, isInsiName } from '../../igc/insi';
import { nearest } from '../../nearest';
import { quoted } from '../../config/quoted';
import type { ConfigurationRule } from '../rule';

/** A name that is nearly INSI-MANU or INSI-AUTO is probably meant for INSi. */
export const insiNearName: ConfigurationRule = {
  id: 'insi-near-name',
  severity: 'warning',
  catalogue: ['IGC-INSI-008'],
  offByDefault: true,
  *check({ document }) {
    for (const entry of document.configuration.certificates) {
      const { path, commonName } = entry;
      if (!commonName || isInsiName(commonName) || servicePath(entry, 'INSi') || !isNear(commonName))
        continue;
      yield {
        at: [...path, 'commonName'],
        message: {
          en: `${quoted(commonName)} is nearly a name of INSi, and this certificate is not for INSi. Write \`INSI-MANU\` or \`INSI-AUTO\` and the service INSi, or give it a name of its own.`,
          fr: `${quoted(commonName)} est presque un nom d’INSi, or ce certificat n’est pas pour INSi. Écrivez \`INSI-MANU\` ou \`INSI-AUTO\` et le service INSi, ou donnez-lui un nom propre.`,
        },
      };
    }
  },
};

function isNear(commonName: string): boolean {
  return /\binsi\b/i.test(commonName) || nearest(commonName, Object.values(insiNames)) !== undefined;
}
