import type { MaterialRule } from '../rule';
import { bundlesOfCertificates } from './bundles';

/** A bundle does not mix production and TEST: who trusts both trusts free test cards in production. */
export const mixedEnvironments: MaterialRule = {
  id: 'mixed-environments',
  severity: 'warning',
  catalogue: ['IGC-CA-005'],
  offByDefault: true,
  *check(context) {
    for (const { range, certificates } of bundlesOfCertificates(context)) {
      const test = certificates.find(({ igc }) => igc.environment === 'test');
      if (!test || !certificates.some(({ igc }) => igc.environment === 'production')) continue;
      yield {
        range,
        message: {
          en: 'Certificates of IGC-Santé and of IGC-Santé TEST stand together here: a production server that loads them accepts test cards. Keep one file for each environment.',
          fr: 'Des certificats de l’IGC-Santé et de l’IGC-Santé TEST sont ici ensemble : un serveur de production qui les charge accepte des cartes de test. Gardez un fichier par environnement.',
        },
        identity: [test.sha256],
      };
    }
  },
};
