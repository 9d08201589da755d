import type { InspectedContainer } from '../inspect/item';
import type { Text } from '../language';
import type { Pkcs12Encryption, Pkcs12Protection } from '../pki/pkcs12Protection';
import type { Fact } from './description';

/** How a PKCS#12 is protected and which software that stops, in plain words; nothing of it needs the password. */
export function pkcs12Report({ items, protection }: InspectedContainer): readonly Fact[] {
  if (!protection) return [];
  const { mac, encryption } = protection;
  const keyInClear = items.some((item) => item.kind === 'private-key' && !item.encrypted);
  return [
    ...encryption.map((part) => ({ label: labels[part.of], value: encryptionText(part) })),
    ...(keyInClear ? [{ label: labels['private-key'], value: clearKey }] : []),
    { label: { en: 'Integrity (MAC)', fr: 'Intégrité (MAC)' }, value: mac ? macText(mac) : noMac },
    ...remarks(protection).map((value) => ({ label: { en: 'Opens with', fr: 'Ouverture' }, value })),
  ];
}

const labels: Readonly<Record<Pkcs12Encryption['of'], Text>> = {
  'private-key': { en: 'Private key', fr: 'Clé privée' },
  contents: { en: 'Encrypted part', fr: 'Partie chiffrée' },
};

const clearKey: Text = {
  en: 'NOT encrypted: whoever reads the file has it',
  fr: 'NON chiffrée : qui lit le fichier l’a',
};
const noMac: Text = {
  en: 'none: nothing shows whether the file was changed',
  fr: 'aucune : rien ne montre si le fichier a été modifié',
};

function encryptionText({ algorithm, derivation, iterations }: Pkcs12Encryption): Text {
  return withRounds(`${algorithm}, ${derivation}`, iterations);
}

function macText({ hash, iterations }: NonNullable<Pkcs12Protection['mac']>): Text {
  return withRounds(hash, iterations);
}

function withRounds(text: string, iterations: number | null): Text {
  const rounds = (iterations ?? 0).toLocaleString('en-US');
  return iterations === null
    ? { en: text, fr: text }
    : { en: `${text}, ${rounds} iterations`, fr: `${text}, ${rounds.replaceAll(',', ' ')} itérations` };
}

/** From the most pressing on. */
function remarks({ mac, encryption }: Pkcs12Protection): Text[] {
  const algorithms = encryption.map(({ algorithm }) => algorithm);
  const has = (form: RegExp) => algorithms.some((algorithm) => form.test(algorithm));
  const iterations = [mac?.iterations, ...encryption.map((part) => part.iterations)].flatMap(
    (count) => count ?? [],
  );
  const isLegacy = has(/^(RC[24]-|3DES)/);
  const isModern = has(/^AES/) || /^SHA-(256|384|512)$/.test(mac?.hash ?? '');
  return [
    ...(has(/^RC[24]-/) ? [needsLegacy] : []),
    ...(isLegacy && !has(/^RC[24]-/) ? [quicklyTried] : []),
    ...(mac?.hash === 'PBMAC1' ? [needsPbmac1] : []),
    ...(isModern ? [notOldJava] : []),
    ...(iterations.some((count) => count > 5_000_000) ? [tooManyForJava] : []),
    ...(mac === null && encryption.length > 0 ? [macMissing] : []),
  ];
}

const needsLegacy: Text = {
  en: 'OpenSSL 3 needs -legacy, Node.js 17 or later does not open it; re-encode it to modern',
  fr: 'OpenSSL 3 demande -legacy, Node.js 17 ou plus ne l’ouvre pas ; réencodez-le en moderne',
};
const quicklyTried: Text = {
  en: 'any software, old ones too; but its password is quickly tried: let it be long, or re-encode the file to modern',
  fr: 'tout logiciel, même ancien ; mais son mot de passe s’essaie vite : qu’il soit long, ou réencodez le fichier en moderne',
};
const needsPbmac1: Text = {
  en: 'OpenSSL from 3.4 on; most other software cannot check this MAC (RFC 9579) yet',
  fr: 'OpenSSL à partir de 3.4 ; la plupart des autres logiciels ne savent pas encore vérifier ce MAC (RFC 9579)',
};
const notOldJava: Text = {
  en: 'today’s software; Java 8 before update 301 and Windows before 10 (1709) or Server 2019 cannot open this',
  fr: 'les logiciels actuels ; Java 8 avant la mise à jour 301 et Windows avant 10 (1709) ou Server 2019 ne l’ouvrent pas',
};
const tooManyForJava: Text = {
  en: 'not Java, which refuses over 5,000,000 iterations; nor this tool',
  fr: 'pas Java, qui refuse plus de 5 000 000 d’itérations ; ni cet outil',
};
const macMissing: Text = {
  en: 'openssl with -nomacver; other software may refuse a file without MAC',
  fr: 'openssl avec -nomacver ; d’autres logiciels peuvent refuser un fichier sans MAC',
};
