import type { Text } from '../core/language';

/** An option as the help shows it. */
export interface Option {
  /** What stands for its value; absent for an option that takes none. */
  readonly value?: string | Text;
  readonly help: Text;
}

/** Every option of every command. */
export const options = {
  format: {
    value: 'text|json',
    help: { en: 'how to print the result (default text)', fr: 'forme du résultat (text par défaut)' },
  },
  config: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: {
      en: 'the configuration (default certificates.yaml; check: every one of the folder)',
      fr: 'la configuration (certificates.yaml par défaut ; check : toutes celles du dossier)',
    },
  },
  'secrets-folder': {
    value: { en: 'FOLDER', fr: 'DOSSIER' },
    help: {
      en: 'where entries keep their files, from the configuration (default secrets)',
      fr: 'où sont les fichiers des certificats, depuis la configuration (secrets par défaut)',
    },
  },
  authorities: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: {
      en: 'certificates of more authorities to trust, test ones only',
      fr: 'certificats d’autres autorités de confiance, de test seulement',
    },
  },
  rules: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: {
      en: 'JSON file of rules and their levels, such as { "certificate-expiry": "off" }',
      fr: 'fichier JSON des règles et de leur niveau, comme { "certificate-expiry": "off" }',
    },
  },
  'fail-on': {
    value: 'error|warning|info',
    help: {
      en: 'exit with 1 from this severity on (default error)',
      fr: 'sortir avec 1 dès cette gravité (error par défaut)',
    },
  },
  at: {
    value: 'DATE',
    help: { en: 'act as if it were this ISO date', fr: 'faire comme si c’était cette date ISO' },
  },
  'no-cache': {
    help: {
      en: 'remember nothing of this folder, and use nothing remembered',
      fr: 'ne rien retenir de ce dossier, et ne rien utiliser de retenu',
    },
  },
  bits: {
    value: '2048|3072|4096',
    help: { en: 'size of the RSA key (default 2048)', fr: 'taille de la clé RSA (2048 par défaut)' },
  },
  missing: {
    help: {
      en: 'every certificate of the configuration that has no key yet',
      fr: 'tous les certificats de la configuration qui n’ont pas encore de clé',
    },
  },
  subject: {
    value: { en: 'SUBJECT', fr: 'SUJET' },
    help: {
      en: 'such as CN=name,O=organisation,C=FR: not for IGC-Santé, the id names a new folder',
      fr: 'comme CN=nom,O=organisation,C=FR : hors IGC-Santé, l’id nomme un nouveau dossier',
    },
  },
  dns: {
    value: { en: 'NAMES', fr: 'NOMS' },
    help: {
      en: 'alternative DNS names, with commas between (with --subject)',
      fr: 'noms DNS alternatifs, séparés par des virgules (avec --subject)',
    },
  },
  curve: {
    value: 'P-256|P-384',
    help: {
      en: 'an EC key instead of an RSA one (with --subject)',
      fr: 'une clé EC au lieu d’une clé RSA (avec --subject)',
    },
  },
  'passphrase-file': {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: {
      en: 'take the passphrase of the key or of the PKCS#12 from the first line of this file',
      fr: 'prendre la phrase de passe de la clé ou du PKCS#12 dans la première ligne de ce fichier',
    },
  },
  'no-passphrase': {
    help: { en: 'leave the key unprotected', fr: 'laisser la clé sans protection' },
  },
  'key-passphrase-file': {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: {
      en: 'the passphrase of the key, where it is another one than that of the PKCS#12',
      fr: 'la phrase de passe de la clé, si ce n’est pas celle du PKCS#12',
    },
  },
  compatibility: {
    value: 'modern|legacy',
    help: {
      en: 'AES-256 and SHA-256, or 3DES and SHA-1 for old software (default modern)',
      fr: 'AES-256 et SHA-256, ou 3DES et SHA-1 pour les vieux logiciels (modern par défaut)',
    },
  },
  name: {
    value: { en: 'NAME', fr: 'NOM' },
    help: { en: 'what programs call the key by', fr: 'nom de la clé pour les logiciels' },
  },
  key: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: { en: 'the private key, without a configuration', fr: 'la clé privée, sans configuration' },
  },
  cert: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: { en: 'its certificate', fr: 'son certificat' },
  },
  chain: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: { en: 'the authorities above it', fr: 'les autorités au-dessus de lui' },
  },
  out: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: {
      en: 'where to write the PKCS#12, never over a file (default: the bundle of the entry)',
      fr: 'où écrire le PKCS#12, jamais à la place d’un fichier (par défaut : le conteneur du certificat)',
    },
  },
  modernize: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: {
      en: 'write what this PKCS#12 holds anew, with AES-256 and SHA-256',
      fr: 'réécrire le contenu de ce PKCS#12 en AES-256 et SHA-256',
    },
  },
  report: {
    value: { en: 'FILE', fr: 'FICHIER' },
    help: {
      en: 'say how this PKCS#12 is protected and what opens it; no password is asked',
      fr: 'dire comment ce PKCS#12 est protégé et ce qui l’ouvre ; sans mot de passe',
    },
  },
  to: {
    value: { en: 'CERTIFICATE', fr: 'CERTIFICAT' },
    help: {
      en: 'encrypt for whoever holds the key of this certificate',
      fr: 'chiffrer pour le détenteur de la clé de ce certificat',
    },
  },
  passphrase: {
    help: {
      en: 'encrypt by a generated passphrase, shown once',
      fr: 'chiffrer par une phrase de passe générée, montrée une fois',
    },
  },
  renewal: {
    help: {
      en: 'make a new key beside the one in use, to renew its certificate',
      fr: 'créer une nouvelle clé à côté de celle qui sert, pour renouveler son certificat',
    },
  },
  entry: {
    value: 'ID',
    help: {
      en: 'the certificate of the configuration that it is meant for (default: the one whose key it has)',
      fr: 'le certificat de la configuration auquel il est destiné (par défaut : celui dont il a la clé)',
    },
  },
  'accept-warnings': {
    help: { en: 'install in spite of warnings', fr: 'installer malgré des avertissements' },
  },
  lang: { value: 'en|fr', help: { en: 'language of the messages', fr: 'langue des messages' } },
  help: { help: { en: 'show this help', fr: 'afficher cette aide' } },
  version: { help: { en: 'show the version', fr: 'afficher la version' } },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

/**
 * The options that every command takes, so that a script can give the same ones to all; a command that they do
 * not concern goes on without them, and leaves them out of its help.
 */
export const acceptedOptions = ['config', 'at', 'fail-on'] as const satisfies readonly OptionName[];

/** The options of every command. */
export const commonOptions = ['lang', 'help', 'version'] as const satisfies readonly OptionName[];
