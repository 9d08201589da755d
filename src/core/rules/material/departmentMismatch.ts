import type { MaterialRule } from '../rule';
import { about, softwareCertificatesIn } from './found';
import type { IgcCertificate } from './found';

/** The department in the ST of a production certificate is that of its FINESS. */
export const departmentMismatch: MaterialRule = {
  id: 'department-mismatch',
  severity: 'info',
  catalogue: ['IGC-DN-006'],
  offByDefault: true,
  *check(context) {
    for (const found of softwareCertificatesIn(context)) {
      const [named, numbered] = departmentsOf(found.item);
      if (named === undefined || numbered === undefined || named === numbered) continue;
      yield about(found, {
        en: `The ST names the department \`${named}\`, the FINESS begins with \`${numbered}\`. Check that the right site was selected on the platform.`,
        fr: `Le ST nomme le département \`${named}\`, le FINESS commence par \`${numbered}\`. Vérifiez que le bon site a été sélectionné sur la plateforme.`,
      });
    }
  },
};

/** The first two characters of the department in ST, overseas 97 and 98 for all, and of the FINESS. */
function departmentsOf({ igc, subject }: IgcCertificate): (string | undefined)[] {
  const { structure, environment } = igc;
  if (environment !== 'production' || structure?.type !== 'FINESS') return [];
  return [/\((\d{2}|2[AB])\d?\)$/.exec(subject.ST ?? '')?.[1], structure.value.slice(0, 2)];
}
