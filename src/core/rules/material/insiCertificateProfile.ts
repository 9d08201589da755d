import { isInsiName } from '../../igc/insi';
import type { MaterialRule } from '../rule';
import { about, leavesIn } from './found';

/** A certificate named for INSi is an ORG AUTH_CLI. */
export const insiCertificateProfile: MaterialRule = {
  id: 'insi-certificate-profile',
  severity: 'error',
  catalogue: ['IGC-INSI-006'],
  *check(context) {
    for (const found of leavesIn(context)) {
      const { igc, sha256, subject } = found.item;
      const name = subject.CN ?? '';
      if (!isInsiName(name) || igc.profile === 'ORG AUTH_CLI' || context.isListed(sha256)) continue;
      const profile = igc.profile === 'UNKNOWN' ? '?' : igc.profile;
      yield about(found, {
        en: `This certificate is named \`${name}\`, but its profile is \`${profile}\`: INSi accepts \`ORG AUTH_CLI\` only. Order one with this usage.`,
        fr: `Ce certificat est nommé \`${name}\`, mais son profil est \`${profile}\` : INSi n’accepte qu’\`ORG AUTH_CLI\`. Commandez-en un pour cet usage.`,
      });
    }
  },
};
