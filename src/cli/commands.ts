import type { Command } from './command';

/** Every command, in the order of the help; what one does is loaded when it is asked for. */
export const commands: readonly Command[] = [
  {
    name: 'check',
    operands: { en: '[folder]', fr: '[dossier]' },
    summary: {
      en: 'check configurations, decode key material, find copied private keys',
      fr: 'vérifier les configurations, décoder clés et certificats, trouver les clés copiées',
    },
    options: ['format', 'config', 'secrets-folder', 'authorities', 'rules', 'fail-on', 'at', 'no-cache'],
    run: async (...given) => (await import('./check')).check(...given),
  },
  {
    name: 'inspect',
    operands: { en: '<file...>', fr: '<fichier...>' },
    summary: {
      en: 'decode certificates, requests and keys, PEM or DER',
      fr: 'décoder certificats, demandes et clés, PEM ou DER',
    },
    options: ['format', 'authorities', 'at'],
    run: async (...given) => (await import('./inspect')).inspect(...given),
  },
  {
    name: 'duplicates',
    operands: { en: '[folder]', fr: '[dossier]' },
    summary: {
      en: 'list the places that hold the same private key',
      fr: 'lister les endroits qui contiennent la même clé privée',
    },
    options: ['format', 'secrets-folder', 'fail-on', 'no-cache'],
    run: async (...given) => (await import('./duplicates')).duplicates(...given),
  },
  {
    name: 'csr',
    operands: { en: '<certificate id...>', fr: '<id du certificat...>' },
    summary: {
      en: 'make the private keys and requests (CSR) of certificates of the configuration',
      fr: 'créer les clés privées et demandes (CSR) de certificats de la configuration',
    },
    options: [
      'missing',
      'renewal',
      'config',
      'secrets-folder',
      'rules',
      'at',
      'bits',
      'passphrase-file',
      'no-passphrase',
      'subject',
      'dns',
      'curve',
    ],
    run: async (...given) => (await import('./csr')).csr(...given),
  },
  {
    name: 'install',
    operands: { en: '<file>', fr: '<fichier>' },
    summary: {
      en: 'check the certificate that came back, and store it with its chain beside its key',
      fr: 'vérifier le certificat revenu, et le ranger avec sa chaîne à côté de sa clé',
    },
    options: [
      'entry',
      'accept-warnings',
      'passphrase-file',
      'config',
      'secrets-folder',
      'authorities',
      'rules',
      'at',
    ],
    run: async (...given) => (await import('./install')).install(...given),
  },
  {
    name: 'p12',
    operands: { en: '[certificate id]', fr: '[id du certificat]' },
    summary: {
      en: 'make a PKCS#12 of a key, its certificate and its chain, or report on one',
      fr: 'créer un PKCS#12 d’une clé, de son certificat et de sa chaîne, ou en décrire un',
    },
    options: [
      'key',
      'cert',
      'chain',
      'out',
      'name',
      'compatibility',
      'passphrase-file',
      'key-passphrase-file',
      'modernize',
      'report',
      'config',
      'secrets-folder',
      'authorities',
      'at',
    ],
    run: async (...given) => (await import('./p12')).p12(...given),
  },
  {
    name: 'share',
    operands: { en: '<file>', fr: '<fichier>' },
    summary: {
      en: 'encrypt a file for its recipient, and say how openssl opens it; nothing is sent',
      fr: 'chiffrer un fichier pour son destinataire, et dire comment openssl l’ouvre ; rien n’est envoyé',
    },
    options: ['to', 'passphrase', 'authorities', 'at'],
    run: async (...given) => (await import('./share')).share(...given),
  },
];
