import type { Environment } from '../../config/model';
import { quoted } from '../../config/quoted';
import { igcHost } from '../../igc/hosts';
import type { Text } from '../../language';
import type { ConfigurationRule } from '../rule';

/** A production instance calls production services, a test instance those of test. */
export const hostEnvironment: ConfigurationRule = {
  id: 'host-environment',
  severity: 'error',
  catalogue: ['IGC-ENV-001', 'IGC-CA-003'],
  *check({ document }) {
    for (const { path, environment, ...hosts } of document.configuration.instances) {
      for (const list of ['hosts', 'calls'] as const) {
        for (const [index, name] of hosts[list].entries()) {
          const host = igcHost(name);
          if (!environment || !host?.environment || host.environment === environment) continue;
          yield {
            at: [...path, list, index],
            ...(host.service === 'ROR'
              ? { severity: 'info', message: ror(name) }
              : { message: differs(name, host.environment) }),
          };
        }
      }
    }
  },
};

function differs(name: string, environment: Environment): Text {
  return environment === 'test'
    ? {
        en: `${quoted(name)} is a host of the test environment, which refuses production certificates, and this instance is in production. Name the production host, or write \`environment: test\`.`,
        fr: `${quoted(name)} est un hôte de l’environnement de test, qui refuse les certificats de production, or cette instance est en production. Nommez l’hôte de production, ou écrivez \`environment: test\`.`,
      }
    : {
        en: `${quoted(name)} is a production host, which refuses TEST certificates, and this instance is of the test environment. Name the test host, or write \`environment: production\`.`,
        fr: `${quoted(name)} est un hôte de production, qui refuse les certificats de TEST, or cette instance est de l’environnement de test. Nommez l’hôte de test, ou écrivez \`environment: production\`.`,
      };
}

function ror(name: string): Text {
  return {
    en: `${quoted(name)} is not of the environment of this instance. The ROR guided tour says one certificate serves PLATINES and the national ROR; other ANS pages ask for a TEST one: check with ANS which applies to you.`,
    fr: `${quoted(name)} n’est pas de l’environnement de cette instance. Le parcours guidé du ROR dit qu’un seul certificat sert à PLATINES et au ROR national ; d’autres pages de l’ANS en demandent un de TEST : vérifiez auprès de l’ANS ce qui vaut pour vous.`,
  };
}
