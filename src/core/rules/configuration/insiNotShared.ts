import { addCertificate, freeName, removeServices, suffixOf } from '../../config/edits/certificates';
import type { ConfigurationDocument } from '../../config/document';
import { writeValue } from '../../config/edits/fixes';
import { quotedList } from '../../config/quoted';
import { servicePath } from '../../config/lookup';
import type { CertificateEntry } from '../../config/model';
import { fix, type Fix } from '../../fix';
import { insiNameMeantBy, insiNames, isInsiName } from '../../igc/insi';
import { serviceNamed } from '../../igc/services';
import type { Report, ConfigurationRule, RuleContext } from '../rule';

/** A certificate for INSi serves INSi only. */
export const insiNotShared: ConfigurationRule = {
  id: 'insi-not-shared',
  severity: 'error',
  catalogue: ['IGC-INSI-007'],
  *check(context) {
    for (const entry of context.document.configuration.certificates) {
      if (servicePath(entry, 'INSi')) {
        yield* otherServices(entry, context);
        yield* sameKeyElsewhere(entry, context);
      } else yield* insiNameElsewhere(entry, context);
    }
  },
};

function* otherServices(entry: CertificateEntry, { document }: RuleContext): Iterable<Report> {
  const others = [...new Set(entry.services)].filter((name) => serviceNamed(name) !== 'INSi');
  const insi = servicePath(entry, 'INSi');
  if (!insi || others.length === 0) return;
  const names = quotedList(others);
  yield {
    at: insi,
    message: {
      en: `A certificate for INSi serves no other service. Order a second certificate for ${names}.`,
      fr: `Un certificat pour INSi ne sert à aucun autre service. Commandez un second certificat pour ${names}.`,
    },
    fixes: () => split(document, entry, others),
  };
}

/** The entry keeps what its name is for; the rest gets a certificate of its own. */
function split(document: ConfigurationDocument, entry: CertificateEntry, others: readonly string[]): Fix[] {
  const { commonName = '', callMode, product = 'ORG AUTH_CLI', services } = entry;
  if (callMode ?? insiNameMeantBy(commonName))
    return fix(
      {
        en: `Give ${quotedList(others)} a certificate of their own`,
        fr: `Donner à ${quotedList(others)} leur propre certificat`,
      },
      removeServices(document, entry, others),
      addCertificate(document, entry, {
        suffix: suffixOf(product),
        product,
        commonName: freeName(entry, document.configuration),
        services: others,
      }),
    );
  const insi = services.filter((name) => serviceNamed(name) === 'INSi');
  return (['manual', 'automated'] as const).flatMap((mode) =>
    fix(
      {
        en: `Give INSi a certificate of its own, \`${insiNames[mode]}\``,
        fr: `Donner à INSi son propre certificat, \`${insiNames[mode]}\``,
      },
      removeServices(document, entry, insi),
      addCertificate(document, entry, {
        suffix: 'insi',
        product: 'ORG AUTH_CLI',
        commonName: insiNames[mode],
        services: ['INSi'],
        callMode: mode,
      }),
    ),
  );
}

function* sameKeyElsewhere(entry: CertificateEntry, { document, materialOf }: RuleContext): Iterable<Report> {
  const key = materialOf(entry).certificate?.item.spki;
  if (!key) return;
  for (const other of document.configuration.certificates) {
    if (other.id === entry.id || servicePath(other, 'INSi')) continue;
    const certificate = materialOf(other).certificate;
    if (certificate?.item.spki !== key || [entry, other].every((each) => keepsKey(each, key, materialOf)))
      continue;
    yield {
      at: [...entry.path, 'id'],
      message: {
        en: `This certificate for INSi has the same key as \`${other.id}\`, which serves other services. Order one of them again with a new key.`,
        fr: `Ce certificat pour INSi a la même clé que \`${other.id}\`, qui sert d’autres services. Commandez à nouveau l’un des deux avec une nouvelle clé.`,
      },
      related: [
        {
          file: certificate.file,
          range: certificate.range,
          message: { en: `Certificate of \`${other.id}\``, fr: `Certificat de \`${other.id}\`` },
        },
      ],
    };
  }
}

/** Of keys that are here, `key-shared-with-insi` tells where they stand. */
function keepsKey(entry: CertificateEntry, spki: string, materialOf: RuleContext['materialOf']): boolean {
  return materialOf(entry).privateKey?.item.spki === spki;
}

function* insiNameElsewhere(entry: CertificateEntry, { document }: RuleContext): Iterable<Report> {
  const { commonName, services } = entry;
  if (!commonName || !isInsiName(commonName) || services.length === 0) return;
  const names = quotedList(services);
  yield {
    at: [...entry.path, 'commonName'],
    message: {
      en: `\`${commonName}\` is kept for INSi, and this certificate is for ${names}. Give it another name, such as the name of the software.`,
      fr: `\`${commonName}\` est réservé à INSi, or ce certificat est pour ${names}. Donnez-lui un autre nom, celui du logiciel par exemple.`,
    },
    fixes: () => writeValue(document, [...entry.path, 'commonName'], freeName(entry, document.configuration)),
  };
}
