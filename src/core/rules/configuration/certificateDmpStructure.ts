import { servicePath } from '../../config/lookup';
import type { ConfigurationRule } from '../rule';
import { inFile, issuedCertificates, theCertificate } from './issuedCertificates';

/** The two certificates that feed the DMP from one instance identify one structure. */
export const certificateDmpStructure: ConfigurationRule = {
  id: 'certificate-dmp-structure',
  severity: 'warning',
  catalogue: ['IGC-PROF-004'],
  offByDefault: true,
  *check(context) {
    const firsts = new Map<string, { readonly id: string; readonly value: string }>();
    for (const [entry, certificate] of issuedCertificates(context)) {
      const value = certificate.item.igc?.structure?.value;
      const at = servicePath(entry, 'DMP');
      if (!value || !at || !entry.instance) continue;
      const first = firsts.get(entry.instance);
      if (!first) firsts.set(entry.instance, { id: entry.id, value });
      else if (first.value !== value)
        yield {
          at,
          message: {
            en: `This certificate is of the structure \`${value}\`, and \`${first.id}\`, which feeds the DMP from the same instance, of \`${first.value}\`. Check which structure the documents come from.`,
            fr: `Ce certificat est de la structure \`${value}\`, et \`${first.id}\`, qui alimente le DMP depuis la même instance, de \`${first.value}\`. Vérifiez de quelle structure viennent les documents.`,
          },
          related: [inFile(certificate, theCertificate)],
        };
    }
  },
};
