import { readDistinguishedName } from '../inspect/distinguishedName';
import type { Text } from '../language';
import { readCertificate, type Certificate } from '../pki/certificate';
import { isMalformed, orMalformed } from '../pki/malformed';
import { verifySignature } from '../pki/verifySignature';
import { quoted } from '../config/quoted';

/** The authorities above a certificate, from its issuer to the root. */
export interface Chain {
  /** DER. */
  readonly authorities: readonly Uint8Array[];
  /** Where it stops short of a root: which authority is missing. */
  readonly gap: Text | null;
}

/** Longer than any chain that is in use, and an end to one that goes in circles. */
const longest = 8;

/** Orders the authorities of a certificate (DER) among `candidates`, each proved by the signature that it made. */
export async function chainOf(leaf: Uint8Array, candidates: readonly Uint8Array[]): Promise<Chain> {
  const known = candidates.flatMap((der) => {
    const read = orMalformed(() => named(der));
    return isMalformed(read) ? [] : [read];
  });
  const authorities: Uint8Array[] = [];
  let last = named(leaf);
  while (last.issuer !== last.subject && authorities.length < longest) {
    const issuer = await signerOf(last, known);
    if (!issuer) return { authorities, gap: missing(last) };
    authorities.push(issuer.der);
    last = issuer;
  }
  return { authorities, gap: null };
}

interface NamedCertificate {
  readonly der: Uint8Array;
  readonly subject: string;
  readonly issuer: string;
  readonly certificate: Certificate;
}

function named(der: Uint8Array): NamedCertificate {
  const certificate = readCertificate(der);
  return {
    der,
    subject: readDistinguishedName(certificate.subject).dn,
    issuer: readDistinguishedName(certificate.issuer).dn,
    certificate,
  };
}

async function signerOf(
  { issuer, certificate }: NamedCertificate,
  known: readonly NamedCertificate[],
): Promise<NamedCertificate | undefined> {
  for (const each of known) {
    if (each.subject !== issuer) continue;
    if ((await verifySignature(certificate, each.certificate.publicKey)) === 'verified') return each;
  }
  return undefined;
}

function missing({ issuer }: NamedCertificate): Text {
  return {
    en: `The chain stops before ${quoted(issuer)}, whose certificate is not here. Add it to the chain, from igc-sante.esante.gouv.fr.`,
    fr: `La chaîne s’arrête avant ${quoted(issuer)}, dont le certificat n’est pas ici. Ajoutez-le à la chaîne, depuis igc-sante.esante.gouv.fr.`,
  };
}
