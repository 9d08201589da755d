import { quoted } from '../../config/quoted';
import type { SourceReport, SourceRule } from '../rule';
import { activeText } from './activeText';
import { passwordCalls } from './passwordCalls';
import { passwordNames } from './passwordNames';
import { isTemplate, textKind } from './textKind';

/** What no text without such a password, its file or a call that opens it lacks; PEM blocks have none of it. */
const bundleHints = [
  ...[
    '.p12',
    '.pfx',
    'pfx:',
    '.jks',
    'kcs12',
    'KCS12',
    'X509Certificate2',
    'tore.load(',
    'torepass',
    'keypass',
  ],
  ...['p12', 'P12', 'pfx', 'Pfx', 'tore', 'ertif', 'ertificat', 'ertificate'].flatMap((name) =>
    ['.p', '_p', '-p', 'p', 'P', '.m'].map((end) => name + end),
  ),
  ...[
    'P12_',
    '_P12',
    'PFX_',
    '_PFX',
    'TORE_P',
    'CERT_P',
    'CERTIF_P',
    'CERTIFICATE_P',
    '_cert_p',
    '-cert-p',
    'CertP',
  ],
];

/** The password of a PKCS#12 or of a keystore is written nowhere in clear. */
export const bundlePasswordInClear: SourceRule = {
  id: 'bundle-password-in-clear',
  severity: 'error',
  catalogue: ['IGC-SEC-003'],
  hints: bundleHints,
  *check({ file, text }) {
    const kind = textKind(file);
    if (kind.nature === 'prose' || isTemplate(file) || translations.test(file)) return;
    if (!namesBundle.test(text)) return;
    const active = activeText(text, kind);
    const told = new Set<number>();
    for (const find of [passwordNames, passwordCalls]) {
      for (const password of find(active, kind)) {
        if (!told.has(password.start)) yield report(password);
        told.add(password.start);
      }
    }
  },
};

/** Files of what a program says to its users. */
const translations = /(?:^|\/)(?:i18n|l10n|locales?|lang|translations?)\/|(?:^|\/)messages?[\w.-]*\.\w+$/i;

/** Told from the text before it is read closely: most files that speak of a store mean another. */
const namesBundle =
  /p12|pkcs[-_.]?12|pfx|jks|key[-_.]?store|trust[-_.]?store|certif|x509certificate2|keystore/i;

/** A password written in clear: where its value stands and what it is of. */
export interface ClearPassword {
  readonly start: number;
  readonly end: number;
  /** The name of the setting or of the command: never the value, nor anything made of it. */
  readonly of: string;
  /** It opens a store of public certificates only. */
  readonly isTrustStore: boolean;
}

function report({ start, end, of, isTrustStore }: ClearPassword): SourceReport {
  const name = quoted(of);
  return {
    start,
    end,
    ...(isTrustStore && { severity: 'info' }),
    message: isTrustStore
      ? {
          en: `The password of a trust store is in clear (${name}). It protects public certificates only; check that the store holds no private key.`,
          fr: `Le mot de passe d’un magasin de confiance est en clair (${name}). Il ne protège que des certificats publics ; vérifiez que le magasin ne contient aucune clé privée.`,
        }
      : {
          en: `The password of a PKCS#12 or keystore is in clear (${name}): with the file, it gives the private key. Read it from the environment or a vault, and change it.`,
          fr: `Le mot de passe d’un PKCS#12 ou d’un magasin de clés est en clair (${name}) : avec le fichier, il donne la clé privée. Lisez-le dans l’environnement ou un coffre, et changez-le.`,
        },
    identity: [of],
  };
}
