import type { IgcProfile } from '../../inspect/item';
import { nameOf } from '../../inventory/path';
import type { Text } from '../../language';
import type { MaterialRule } from '../rule';
import { about, softwareCertificatesIn } from './found';
import type { IgcCertificate } from './found';

/** A PKCS#12 still named as the platform named it holds what its name says. */
export const bundleFileName: MaterialRule = {
  id: 'bundle-file-name',
  severity: 'warning',
  catalogue: ['IGC-P12-003'],
  *check(context) {
    const said = saidBy(nameOf(context.file));
    if (!said) return;
    for (const found of softwareCertificatesIn(context)) {
      const message = contradiction(said, found.item);
      if (message) yield about(found, message);
    }
  },
};

interface Said {
  readonly environment: 'production' | 'test';
  readonly profile: IgcProfile | undefined;
}

/** What `asip-p12-EL[-TEST]-<ORG|SERV>-<usage>-<date>-<time>.p12` says; TEST alone marks the test tree. */
function saidBy(name: string): Said | undefined {
  const [match, test, offer = '', usage = ''] = /^asip-p12-EL(-TEST)?-(ORG|SERV)-([A-Z_]+)/i.exec(name) ?? [];
  if (match === undefined) return undefined;
  return { environment: test ? 'test' : 'production', profile: profiles[`${offer} ${usage}`.toUpperCase()] };
}

/** SERV SIGN and SERV CONF show the key usages of their ORG twins; those of S/MIME were never seen. */
const profiles: Readonly<Record<string, IgcProfile>> = {
  'ORG AUTH_CLI': 'ORG AUTH_CLI',
  'ORG SIGN': 'ORG SIGN',
  'ORG CONF': 'ORG CONF',
  'SERV SSL': 'SERV SSL',
  'SERV SSL_SERV': 'SERV SSL',
  'SERV SSL_SERVEUR': 'SERV SSL',
  'SERV SIGN': 'ORG SIGN',
  'SERV CONF': 'ORG CONF',
};

function contradiction({ environment, profile }: Said, { igc }: IgcCertificate): Text | undefined {
  if (profile && igc.profile !== 'UNKNOWN' && igc.profile !== profile)
    return {
      en: `The name of this file says \`${profile}\`, but it holds \`${igc.profile}\`. Rename it, or put the right file here.`,
      fr: `Le nom de ce fichier annonce \`${profile}\`, mais il contient \`${igc.profile}\`. Renommez-le, ou placez ici le bon fichier.`,
    };
  if (environment === igc.environment) return undefined;
  return igc.environment === 'test'
    ? {
        en: 'The name of this file says production, but its certificate is of IGC-Santé TEST. Rename it, or put the right file here.',
        fr: 'Le nom de ce fichier annonce la production, mais son certificat est de l’IGC-Santé TEST. Renommez-le, ou placez ici le bon fichier.',
      }
    : {
        en: 'The name of this file says TEST, but its certificate is of production. Rename it, or put the right file here.',
        fr: 'Le nom de ce fichier annonce TEST, mais son certificat est de production. Renommez-le, ou placez ici le bon fichier.',
      };
}
