import { quoted } from '../../config/quoted';
import { hostHints } from '../../igc/hosts';
import type { Text } from '../../language';
import type { ReferenceRule } from '../rule';

/** Test hosts are called with certificates of the test environment, production hosts with production ones. */
export const calledHostEnvironment: ReferenceRule = {
  id: 'called-host-environment',
  severity: 'error',
  catalogue: ['IGC-ENV-001', 'IGC-CA-003'],
  hints: hostHints,
  check({ path, host }, { igc }) {
    if (!host?.environment || !igc || igc.profile === 'CA' || igc.environment === host.environment)
      return null;
    const name = quoted(host.name);
    const file = quoted(path);
    if (host.service === 'ROR') return { severity: 'info', message: ror(name, file) };
    return {
      message: igc.environment === 'test' ? testToProduction(name, file) : productionToTest(name, file),
    };
  },
};

function testToProduction(host: string, file: string): Text {
  return {
    en: `${host} is a production host, and ${file} is a certificate of IGC-Santé TEST, which it refuses. Use a production certificate, ordered with form 413.`,
    fr: `${host} est un hôte de production, or ${file} est un certificat de l’IGC-Santé TEST, qu’il refuse. Utilisez un certificat de production, commandé par le formulaire 413.`,
  };
}

function productionToTest(host: string, file: string): Text {
  return {
    en: `${host} is a test host, and ${file} is a production certificate, which it refuses. Use a certificate of IGC-Santé TEST, ordered with form 414.`,
    fr: `${host} est un hôte de test, or ${file} est un certificat de production, qu’il refuse. Utilisez un certificat de l’IGC-Santé TEST, commandé par le formulaire 414.`,
  };
}

function ror(host: string, file: string): Text {
  return {
    en: `${host} and ${file} are of different environments. The ROR guided tour says one certificate serves PLATINES and the national ROR; other ANS pages ask for a TEST one: check with ANS which applies to you.`,
    fr: `${host} et ${file} ne sont pas du même environnement. Le parcours guidé du ROR dit qu’un seul certificat sert à PLATINES et au ROR national ; d’autres pages de l’ANS en demandent un de TEST : vérifiez auprès de l’ANS ce qui vaut pour vous.`,
  };
}
