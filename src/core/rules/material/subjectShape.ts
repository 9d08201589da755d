import { quoted } from '../../config/quoted';
import { attributeTypes } from '../../igc/attributeTypes';
import type { DistinguishedName } from '../../inspect/item';
import type { Text } from '../../language';
import type { MaterialRule } from '../rule';
import { about, requestsIn, softwareCertificatesIn } from './found';

/** The subject of a software certificate is made of C=FR, ST, O, OU and CN, one of each. */
export const subjectShape: MaterialRule = {
  id: 'subject-shape',
  severity: 'warning',
  catalogue: ['IGC-DN-001'],
  *check(context) {
    for (const found of softwareCertificatesIn(context)) {
      const faults = [...missingFrom(found.item.subject), ...faultsOf(found.item.subject)];
      if (faults.length > 0) yield about(found, issuedSo(faults));
    }
    // The platform completes the subject of a request from the entitlement: what is missing there is no fault.
    for (const found of context.ties.length > 0 ? requestsIn(context) : []) {
      const faults = faultsOf(found.item.subject);
      if (faults.length > 0) yield about(found, requestedSo(faults));
    }
  },
};

const attributes = ['C', 'ST', 'O', 'OU', 'CN'];

function missingFrom(subject: DistinguishedName): Text[] {
  const types = attributeTypes(subject);
  return attributes
    .filter((type) => !types.includes(type))
    .map((type) => ({ en: `${type} is missing`, fr: `${type} manque` }));
}

function faultsOf(subject: DistinguishedName): Text[] {
  const types = attributeTypes(subject);
  const repeated = attributes.filter((type) => types.indexOf(type) !== types.lastIndexOf(type));
  const { C, ST } = subject;
  return [
    ...repeated.map((type) => ({ en: `there is more than one ${type}`, fr: `il y a plus d’un ${type}` })),
    ...(C === undefined || C === 'FR' ? [] : [isNot('C', C, '`FR`', '`FR`')]),
    ...(ST === undefined || department.test(ST)
      ? []
      : [isNot('ST', ST, 'a department such as `Rhône (69)`', 'un département comme `Rhône (69)`')]),
  ];
}

const department = /\S \((?:\d{2,3}|2[AB])\)$/;

function isNot(type: string, value: string, en: string, fr: string): Text {
  return { en: `${type} is ${quoted(value)}, not ${en}`, fr: `${type} vaut ${quoted(value)}, pas ${fr}` };
}

function issuedSo(faults: readonly Text[]): Text {
  return {
    en: `This name is not of the form C=FR, ST, O, OU, CN of IGC-Santé: ${listed(faults, 'en')}. Check on the platform which certificate this is.`,
    fr: `Ce nom n’a pas la forme C=FR, ST, O, OU, CN de l’IGC-Santé : ${listed(faults, 'fr')}. Vérifiez sur la plateforme de quel certificat il s’agit.`,
  };
}

function requestedSo(faults: readonly Text[]): Text {
  return {
    en: `The name in this request is not of the form C=FR, ST, O, OU, CN of IGC-Santé: ${listed(faults, 'en')}. Generate key and request again.`,
    fr: `Le nom de cette demande n’a pas la forme C=FR, ST, O, OU, CN de l’IGC-Santé : ${listed(faults, 'fr')}. Générez à nouveau la clé et la demande.`,
  };
}

function listed(faults: readonly Text[], language: keyof Text): string {
  return faults.map((fault) => fault[language]).join('; ');
}
