import { dayOf } from '../features/description';
import { visible } from '../features/markdown';
import type { Authority } from '../igc/authorities';
import { inspectDer } from '../inspect/inspect';
import type { InspectedCertificate } from '../inspect/item';
import { certificatesOf } from '../pki/certificatesOf';
import type { Text } from '../language';
import { readKeyMaterial } from '../pki/readKeyMaterial';

/** Whoever a file is encrypted for. */
export interface Recipient {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly inspected: InspectedCertificate;
  /** What to think about before it is used. */
  readonly warnings: readonly Text[];
}

const largestFile = 1 << 20;
const mostCertificates = 20;
const largestModulus = 16_384;

/** The recipient that a file of certificates names, or why nothing can be encrypted for it. */
export async function readRecipient(
  file: Uint8Array,
  authorities: readonly Authority[],
  now: Date,
): Promise<Recipient | { readonly refusal: Text }> {
  if (file.length > largestFile) return { refusal: tooLarge };
  const materials = readKeyMaterial(file);
  const found: { certificate: Uint8Array; inspected: InspectedCertificate }[] = [];
  for (const certificate of certificatesOf(materials).slice(0, mostCertificates)) {
    const inspected = await inspectDer('certificate', certificate, authorities);
    if (inspected.kind === 'certificate' && !inspected.keyUsage.includes('keyCertSign'))
      found.push({ certificate, inspected });
  }
  const [recipient, another] = found;
  if (!recipient) return { refusal: noCertificate };
  if (another) return { refusal: severalCertificates };
  const refusal = unfit(recipient.inspected);
  if (refusal) return { refusal };
  const holdsKey = materials.some(({ kind }) => kind === 'private-key' || kind === 'pkcs12');
  return {
    ...recipient,
    warnings: [
      ...dates(recipient.inspected, now),
      ...unproved(recipient.inspected),
      ...(holdsKey ? [withKey] : []),
    ],
  };
}

/** Why no content key can be encrypted for a certificate; undefined where one can (RFC 5280 §4.2.1.3). */
function unfit({ key, keyUsage }: InspectedCertificate): Text | undefined {
  const isRsa = key?.algorithm === 'RSA';
  if (!isRsa && !(key?.algorithm === 'EC' && /^P-(256|384|521)$/.test(key.curve))) return otherKey;
  if (isRsa && (key.bits < 2048 || key.bits > largestModulus)) return keySize(key.bits);
  const needed = isRsa ? 'keyEncipherment' : 'keyAgreement';
  if (keyUsage.length === 0 || keyUsage.includes(needed)) return undefined;
  return {
    en: `This certificate is not for encryption (its key usage is ${keyUsage.join(', ')}). Ask the recipient for one that is: ORG CONF of IGC-Santé (usage “confidentialité”), or any with ${needed}; or use a passphrase.`,
    fr: `Ce certificat n’est pas fait pour chiffrer (usage de clé : ${keyUsage.join(', ')}). Demandez-en un au destinataire : ORG CONF de l’IGC-Santé (usage « confidentialité »), ou tout autre avec ${needed} ; ou utilisez une phrase de passe.`,
  };
}

function dates({ notBefore, notAfter }: InspectedCertificate, now: Date): Text[] {
  if (new Date(notAfter) < now)
    return [
      {
        en: `The recipient's certificate expired on ${dayOf(notAfter)}: its key may be lost or replaced.`,
        fr: `Le certificat du destinataire a expiré le ${dayOf(notAfter)} : sa clé est peut-être perdue ou remplacée.`,
      },
    ];
  if (new Date(notBefore) <= now) return [];
  return [
    {
      en: `The recipient's certificate is valid only from ${dayOf(notBefore)} on.`,
      fr: `Le certificat du destinataire n’est valide qu’à partir du ${dayOf(notBefore)}.`,
    },
  ];
}

/** Anybody can write any name into a certificate. */
function unproved({ igc, issuer, sha256 }: InspectedCertificate): Text[] {
  if (igc?.chain === 'verified') return [];
  const name = visible(issuer.CN ?? issuer.dn);
  const print = (sha256.match(/.{4}/g) ?? []).slice(0, 8).join(' ');
  return [
    {
      en: `Its issuer, “${name}”, is no known authority of IGC-Santé: make sure of the certificate by another channel (SHA-256 begins with ${print}).`,
      fr: `Son émetteur, « ${name} », n’est pas une autorité connue de l’IGC-Santé : assurez-vous du certificat par un autre canal (son SHA-256 commence par ${print}).`,
    },
  ];
}

function keySize(bits: number): Text {
  return {
    en: `The key of this certificate has ${bits} bits; from 2,048 to 16,384 are accepted. Ask the recipient for another.`,
    fr: `La clé de ce certificat a ${bits} bits ; de 2 048 à 16 384 sont acceptés. Demandez-en un autre au destinataire.`,
  };
}

const otherKey: Text = {
  en: 'Only RSA keys and EC keys on P-256, P-384 and P-521 can be encrypted for. Ask the recipient for another certificate, or use a passphrase.',
  fr: 'On ne peut chiffrer que pour des clés RSA, ou EC sur P-256, P-384 et P-521. Demandez un autre certificat au destinataire, ou utilisez une phrase de passe.',
};

const tooLarge: Text = {
  en: 'This file is over 1 MB, too large for the certificate of a recipient. Give that certificate alone.',
  fr: 'Ce fichier dépasse 1 Mo, trop pour le certificat d’un destinataire. Donnez ce certificat seul.',
};

const noCertificate: Text = {
  en: 'This file holds no certificate of a recipient. Ask for the certificate in PEM or DER.',
  fr: 'Ce fichier ne contient pas de certificat de destinataire. Demandez le certificat en PEM ou DER.',
};

const severalCertificates: Text = {
  en: 'This file holds several certificates besides authorities. Give the one of the recipient alone.',
  fr: 'Ce fichier contient plusieurs certificats en plus des autorités. Donnez celui du destinataire seul.',
};

const withKey: Text = {
  en: 'This file also holds a private key. If it is the recipient’s, it has been exposed: ask for a new certificate.',
  fr: 'Ce fichier contient aussi une clé privée. Si c’est celle du destinataire, elle a été exposée : demandez un nouveau certificat.',
};
