import { moveToEnvironment } from '../../config/edits/instances';
import { quoted } from '../../config/quoted';
import { instanceOf } from '../../config/lookup';
import type { CertificateEntry, Environment } from '../../config/model';
import { serviceNamed } from '../../igc/services';
import type { Text } from '../../language';
import { inFile, issuedCertificates, theCertificate } from './issuedCertificates';
import type { ConfigurationRule } from '../rule';

/** A production instance has a production certificate, a test instance a test one. */
export const certificateEnvironment: ConfigurationRule = {
  id: 'certificate-environment',
  severity: 'error',
  catalogue: ['IGC-CA-003', 'IGC-ENV-001'],
  *check(context) {
    const { document } = context;
    for (const [entry, certificate] of issuedCertificates(context)) {
      const instance = instanceOf(entry, document.configuration);
      const issued = certificate.item.igc?.environment;
      if (!issued || !instance?.environment || issued === instance.environment) continue;
      yield {
        at: [...entry.path, 'instance'],
        ...(onlyRor(entry)
          ? { severity: 'info', message: rorDiffers }
          : { message: otherEnvironment(issued, instance.id) }),
        related: [
          inFile(certificate, theCertificate),
          inFile(
            { file: document.file, range: document.valueRange([...instance.path, 'environment']) },
            { en: 'The instance’s environment', fr: 'L’environnement de l’instance' },
          ),
        ],
        fixes: () => moveToEnvironment(document, entry, instance, issued),
      };
    }
  },
};

function onlyRor({ services }: CertificateEntry): boolean {
  return services.length > 0 && services.every((name) => serviceNamed(name) === 'ROR');
}

function otherEnvironment(issued: Environment, instance: string): Text {
  return issued === 'test'
    ? {
        en: `This is a certificate of IGC-Santé TEST, and ${quoted(instance)} is in production. Order a production certificate, with form 413.`,
        fr: `Ce certificat est de l’IGC-Santé TEST, or ${quoted(instance)} est en production. Commandez un certificat de production, par le formulaire 413.`,
      }
    : {
        en: `This is a production certificate, and ${quoted(instance)} is in the test environment. Order a TEST certificate, with form 414.`,
        fr: `Ce certificat est de production, or ${quoted(instance)} est dans l’environnement de test. Commandez un certificat de TEST, par le formulaire 414.`,
      };
}

const rorDiffers: Text = {
  en: 'The certificate and the instance are of different environments. The ROR guided tour says one certificate serves PLATINES and the national ROR; other ANS pages ask for a TEST one: check with ANS which applies to you.',
  fr: 'Le certificat et l’instance ne sont pas du même environnement. Le parcours guidé du ROR dit qu’un seul certificat sert à PLATINES et au ROR national ; d’autres pages de l’ANS en demandent un de TEST : vérifiez auprès de l’ANS ce qui vaut pour vous.',
};
