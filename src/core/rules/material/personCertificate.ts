import { attributeTypes } from '../../igc/attributeTypes';
import type { Text } from '../../language';
import type { MaterialContext, MaterialRule } from '../rule';
import { about, leavesIn } from './found';
import type { IgcCertificate } from './found';

/** A person’s certificate does not stand where an organisation’s is wanted. */
export const personCertificate: MaterialRule = {
  id: 'person-certificate',
  severity: 'error',
  catalogue: ['IGC-PROF-008'],
  *check(context) {
    for (const found of leavesIn(context)) {
      if (!isPersonal(found.item) || context.isListed(found.item.sha256)) continue;
      if (wantsOrganisation(context)) yield about(found, misplaced);
      else yield { ...about(found, personal), severity: 'info' };
    }
  },
};

function isPersonal({ igc, subject }: IgcCertificate): boolean {
  if (igc.profile === 'PERSON' || subject.OU.length === 0) return true;
  return attributeTypes(subject).some((type) => ['GN', 'SN', 'title'].includes(type));
}

/** Whether an entry has the file, or the words of its path are those of software certificates. */
function wantsOrganisation({ file, ties }: MaterialContext): boolean {
  return ties.length > 0 || softwareWords.test(file);
}

const softwareWords = /(?<![a-z])(?:insi|auto|manu|dmp|org|serv|auth_cli)(?![a-z])/i;

const misplaced: Text = {
  en: 'This is the certificate of a person, from a CPS or CPx card, where that of an organisation is wanted: services refuse it. Order one of the type ORG.',
  fr: 'C’est le certificat d’une personne, issu d’une carte CPS ou CPx, là où il faut celui d’une organisation : les services le refusent. Commandez-en un de type ORG.',
};

const personal: Text = {
  en: 'This is the certificate of a person, from a CPS or CPx card. Do not use it for INSi, DMP or the other services called by software: these want the type ORG.',
  fr: 'C’est le certificat d’une personne, issu d’une carte CPS ou CPx. Ne l’utilisez pas pour INSi, DMP ou les autres services appelés par un logiciel : ils demandent le type ORG.',
};
