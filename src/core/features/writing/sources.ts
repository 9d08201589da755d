import type { ConfigPath } from '../../config/model';
import type { Text } from '../../language';

const ownFormat: Text = { en: 'format of Santé Certs', fr: 'format de Santé Certs' };

/** Who says what is asked of a property; longer paths count more. */
const sources: Readonly<Record<string, Text>> = {
  publisher: {
    en: 'Ségur radiology guide, form 413 (publisher and solution)',
    fr: 'guide Ségur de la radiologie, formulaire 413 (éditeur et solution)',
  },
  'publisher.ansContract': {
    en: 'Ségur radiology guide, delegation to the publisher',
    fr: 'guide Ségur de la radiologie, délégation à l’éditeur',
  },
  'publisher.platines': { en: 'guided tour of the national ROR', fr: 'parcours guidé du ROR national' },
  structures: {
    en: 'Ségur radiology guide, annexes on form 413',
    fr: 'guide Ségur de la radiologie, annexes sur le formulaire 413',
  },
  'structures.id': ownFormat,
  'structures.sector': {
    en: 'Ségur radiology guide; nomenclature TRE_R02 of ANS',
    fr: 'guide Ségur de la radiologie ; nomenclature TRE_R02 de l’ANS',
  },
  'structures.identifier': {
    en: 'Ségur radiology guide for the choice; ANS (struct_IdNat) for the OU',
    fr: 'guide Ségur de la radiologie pour le choix ; ANS (struct_IdNat) pour l’OU',
  },
  'structures.ansContract': {
    en: 'Ségur radiology guide, prerequisites',
    fr: 'guide Ségur de la radiologie, prérequis',
  },
  administrators: {
    en: 'Ségur radiology guide, form 413 (technical administrators)',
    fr: 'guide Ségur de la radiologie, formulaire 413 (administrateurs techniques)',
  },
  'administrators.id': ownFormat,
  instances: {
    en: 'Ségur radiology guide, good practices of security',
    fr: 'guide Ségur de la radiologie, bonnes pratiques de sécurité',
  },
  'instances.id': ownFormat,
  'instances.environment': {
    en: 'ANS: form 413 for production, form 414 for test',
    fr: 'ANS : formulaire 413 pour la production, formulaire 414 pour le test',
  },
  'instances.hosts': {
    en: 'ANS, guide “je souhaite demander un certificat”; form 413 (server)',
    fr: 'ANS, guide « je souhaite demander un certificat » ; formulaire 413 (serveur)',
  },
  'certificates.instance': {
    en: 'Ségur radiology guide, good practices of security',
    fr: 'guide Ségur de la radiologie, bonnes pratiques de sécurité',
  },
  'certificates.product': {
    en: 'Ségur radiology guide, one certificate type per use',
    fr: 'guide Ségur de la radiologie, un type de certificat par usage',
  },
  'certificates.commonName': {
    en: 'Ségur radiology guide, steps on the platform',
    fr: 'guide Ségur de la radiologie, étapes sur la plateforme',
  },
  'certificates.services': {
    en: 'Ségur radiology guide, first key principle',
    fr: 'guide Ségur de la radiologie, premier principe clé',
  },
  'certificates.callMode': {
    en: 'Ségur radiology guide, names for INSi',
    fr: 'guide Ségur de la radiologie, noms pour INSi',
  },
  'certificates.administrator': {
    en: 'Ségur radiology guide, form 413',
    fr: 'guide Ségur de la radiologie, formulaire 413',
  },
  'certificates.contact': {
    en: 'Ségur radiology guide, steps on the platform',
    fr: 'guide Ségur de la radiologie, étapes sur la plateforme',
  },
  'certificates.order': {
    en: 'Ségur radiology guide, form 413 (acknowledgement and processing)',
    fr: 'guide Ségur de la radiologie, formulaire 413 (accusé de réception et traitement)',
  },
};

/** Who says what is asked of the property at a path. */
export function sourceOf(path: ConfigPath): Text {
  const names = path.filter((step) => typeof step === 'string');
  for (let length = names.length; length > 0; length -= 1) {
    const source = sources[names.slice(0, length).join('.')];
    if (source) return source;
  }
  return ownFormat;
}
