import { writeProperty, writeValue } from '../../config/edits/fixes';
import { servicePath } from '../../config/lookup';
import { insiNames, isInsiName } from '../../igc/insi';
import type { ConfigurationRule } from '../rule';

/** The INSi name says how the software calls INSi. */
export const insiCallMode: ConfigurationRule = {
  id: 'insi-call-mode',
  severity: 'warning',
  catalogue: ['IGC-INSI-005'],
  *check({ document }) {
    for (const entry of document.configuration.certificates) {
      const { commonName, callMode } = entry;
      if (!commonName || !isInsiName(commonName) || !callMode || !servicePath(entry, 'INSi')) continue;
      if (commonName === insiNames[callMode]) continue;
      yield {
        at: [...entry.path, 'commonName'],
        message: {
          en: `\`callMode: ${callMode}\` goes with \`${insiNames[callMode]}\`, not with \`${commonName}\`. Change one of the two.`,
          fr: `\`callMode: ${callMode}\` va avec \`${insiNames[callMode]}\`, pas avec \`${commonName}\`. Changez l’un des deux.`,
        },
        fixes: () => [
          ...writeValue(document, [...entry.path, 'commonName'], insiNames[callMode]),
          ...writeProperty(document, [...entry.path, 'callMode'], otherMode[callMode]),
        ],
      };
    }
  },
};

const otherMode = { manual: 'automated', automated: 'manual' } as const;
