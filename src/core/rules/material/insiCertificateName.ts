import { quoted } from '../../config/quoted';
import { servicePath } from '../../config/lookup';
import { insiNameMeantBy, isInsiName } from '../../igc/insi';
import type { Text } from '../../language';
import type { MaterialContext, MaterialRule } from '../rule';
import { about, requestsIn, softwareCertificatesIn } from './found';

/** A certificate or request for INSi is called INSI-MANU or INSI-AUTO, to the byte. */
export const insiCertificateName: MaterialRule = {
  id: 'insi-certificate-name',
  severity: 'error',
  catalogue: ['IGC-INSI-001', 'IGC-INSI-002', 'IGC-INSI-003', 'IGC-INSI-004', 'IGC-CSR-009'],
  *check(context) {
    for (const found of softwareCertificatesIn(context)) {
      const name = wrongName(found.item.subject.CN, context);
      if (name && !context.isListed(found.item.sha256)) yield about(found, issuedAs(name));
    }
    for (const found of requestsIn(context)) {
      const name = wrongName(found.item.subject.CN, context);
      if (name) yield about(found, requestedAs(name));
    }
  },
};

/** A common name that INSi would refuse, unless the configuration says it too and is told so. */
function wrongName(commonName: string | undefined, { ties }: MaterialContext): string | undefined {
  if (commonName === undefined || isInsiName(commonName)) return undefined;
  if (ties.some((entry) => entry.commonName === commonName)) return undefined;
  const isForInsi = ties.length > 0 && ties.every((entry) => servicePath(entry, 'INSi'));
  return isForInsi || insiNameMeantBy(commonName) ? commonName : undefined;
}

function issuedAs(name: string): Text {
  const meant = expectedFor(name);
  return {
    en: `INSi refuses a certificate named ${quoted(name)}, and an issued name cannot be changed. Order one named ${meant.en}.`,
    fr: `INSi refuse un certificat nommé ${quoted(name)}, et un nom émis ne se change pas. Commandez-en un nommé ${meant.fr}.`,
  };
}

function requestedAs(name: string): Text {
  const meant = expectedFor(name);
  return {
    en: `This request is named ${quoted(name)}, which INSi refuses. Before you order, generate key and request again, named ${meant.en}.`,
    fr: `Cette demande est nommée ${quoted(name)}, ce qu’INSi refuse. Avant de commander, générez à nouveau la clé et la demande, nommée ${meant.fr}.`,
  };
}

function expectedFor(name: string): Text {
  const meant = insiNameMeantBy(name);
  return meant
    ? { en: `\`${meant}\``, fr: `\`${meant}\`` }
    : { en: '`INSI-MANU` or `INSI-AUTO`', fr: '`INSI-MANU` ou `INSI-AUTO`' };
}
