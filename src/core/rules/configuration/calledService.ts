import { servicePath } from '../../config/lookup';
import type { Configuration, Instance } from '../../config/model';
import { quoted } from '../../config/quoted';
import { igcHost } from '../../igc/hosts';
import type { KnownService } from '../../igc/services';
import type { ConfigurationRule } from '../rule';

/** The services that let nobody in without a certificate; of the ROR and others it depends. */
const mutual: readonly KnownService[] = ['INSi', 'DMP', 'PSC'];

/** An instance that calls a service which asks for mutual TLS has a certificate for it. */
export const calledService: ConfigurationRule = {
  id: 'called-service',
  severity: 'warning',
  catalogue: ['IGC-ENV-002'],
  *check({ document: { configuration } }) {
    for (const instance of configuration.instances) {
      for (const [index, name] of instance.calls.entries()) {
        const service = igcHost(name)?.service;
        if (!service || !mutual.includes(service) || hasCertificate(instance, service, configuration))
          continue;
        yield {
          at: [...instance.path, 'calls', index],
          message: {
            en: `${quoted(name)} is a host of ${service}, which asks its callers for a certificate, and ${quoted(instance.id)} has none for it. Add one with the service \`${service}\`.`,
            fr: `${quoted(name)} est un hôte de ${service}, qui demande un certificat à ses clients, or ${quoted(instance.id)} n’en a pas pour lui. Ajoutez-en un avec le service \`${service}\`.`,
          },
        };
      }
    }
  },
};

function hasCertificate({ id }: Instance, service: KnownService, { certificates }: Configuration): boolean {
  return certificates.some((entry) => entry.instance === id && servicePath(entry, service) !== undefined);
}
