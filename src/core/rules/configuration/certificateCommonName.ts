import { writeValue } from '../../config/edits/fixes';
import { servicePath } from '../../config/lookup';
import { quoted } from '../../config/quoted';
import { isInsiName } from '../../igc/insi';
import { inFile, issuedCertificates, theCertificate } from './issuedCertificates';
import type { ConfigurationRule } from '../rule';

/** The issued certificate bears the common name that the entry asks for. */
export const certificateCommonName: ConfigurationRule = {
  id: 'certificate-common-name',
  severity: 'error',
  catalogue: ['IGC-INSI-001', 'IGC-DN-007'],
  *check(context) {
    const { document } = context;
    for (const [entry, certificate] of issuedCertificates(context)) {
      const { path, commonName } = entry;
      const issued = certificate.item.subject.CN ?? '';
      if (!commonName || issued === commonName) continue;
      yield {
        at: [...path, 'commonName'],
        message: {
          en: `The certificate is named ${quoted(issued)}, not ${quoted(commonName)}, and an issued name cannot be changed. Correct this name, or order again.`,
          fr: `Le certificat se nomme ${quoted(issued)}, pas ${quoted(commonName)}, et un nom émis ne se change pas. Corrigez ce nom, ou commandez à nouveau.`,
        },
        related: [inFile(certificate, theCertificate)],
        fixes: () =>
          servicePath(entry, 'INSi') && !isInsiName(issued)
            ? []
            : writeValue(document, [...path, 'commonName'], issued),
      };
    }
  },
};
