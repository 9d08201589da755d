import { quoted } from '../../config/quoted';
import type { MaterialRule } from '../rule';
import { about, softwareCertificatesIn } from './found';

/** The name of an organisation of 40 characters was probably cut there. */
export const truncatedOrganization: MaterialRule = {
  id: 'truncated-organization',
  severity: 'info',
  catalogue: ['IGC-DN-005'],
  offByDefault: true,
  *check(context) {
    for (const found of softwareCertificatesIn(context)) {
      const { O = '' } = found.item.subject;
      if (Array.from(O).length !== longest) continue;
      yield about(found, {
        en: `The O ${quoted(O)} has ${longest} characters, where IGC-Santé seems to cut names. Do not compare it to the full name of the structure; compare the OU.`,
        fr: `Le O ${quoted(O)} a ${longest} caractères, longueur à laquelle l’IGC-Santé semble couper les noms. Ne le comparez pas au nom complet de la structure ; comparez l’OU.`,
      });
    }
  },
};

const longest = 40;
