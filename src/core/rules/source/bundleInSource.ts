import { base64ToBytes } from '../../pki/base64';
import { derStructure } from '../../pki/derStructure';
import { orMalformed } from '../../pki/malformed';
import { pkcs12Bags } from '../../pki/pkcs12';
import type { SourceRule } from '../rule';

/** No PKCS#12 stands in base64 inside source or settings. */
export const bundleInSource: SourceRule = {
  id: 'bundle-in-source',
  severity: 'error',
  catalogue: ['IGC-SEC-004'],
  hints: ['IBAz'],
  *check({ text }) {
    for (let start = nextBundle(text, 0); start >= 0;) {
      const { base64, end } = base64At(text, start);
      if (holdsKey(base64)) yield { start, end, message, identity: [] };
      start = nextBundle(text, end);
    }
  },
};

const message = {
  en: 'This is a PKCS#12 in base64: whoever reads this file has the private key, with a password to guess at most. Move it to a file or a vault outside the sources; if it was ever shared, revoke its certificate and order another.',
  fr: 'Ceci est un PKCS#12 en base64 : qui lit ce fichier a la clé privée, avec au plus un mot de passe à deviner. Mettez-le dans un fichier ou un coffre hors des sources ; s’il a été partagé, révoquez son certificat et commandez-en un autre.',
};

/** The first bytes of a PKCS#12 in base64: a SEQUENCE with a length of two bytes, then INTEGER 3, then a SEQUENCE. */
const beginning = /MI[I-L][A-Za-z0-9+/]{2}[AQgw]IBAz/g;

function nextBundle(text: string, from: number): number {
  beginning.lastIndex = from;
  return beginning.exec(text)?.index ?? -1;
}

const characters = /[A-Za-z0-9+/]{1,4096}/y;
/** What base64 goes on over: a line break, written or meant, or the seam of two strings. */
const seam = /(?:\\{0,4}[rnt]|\\?\s)\s{0,200}|["'`]\s{0,200}(?:[+.,&_\\]\s{0,200})?["'`]/y;

/** As much base64 as the DER that starts at an offset announces, over lines and strings put together. */
function base64At(text: string, start: number): { base64: string; end: number } {
  const announced = lengthOfDer(text.slice(start, start + 8));
  const parts: string[] = [];
  let missing = Math.ceil((announced * 4) / 3);
  let end = start;
  for (let at = start; missing > 0;) {
    characters.lastIndex = at;
    const part = characters.exec(text)?.[0].slice(0, missing);
    if (part === undefined) break;
    parts.push(part);
    missing -= part.length;
    end = at + part.length;
    seam.lastIndex = end;
    at = end + (seam.exec(text)?.[0].length ?? 0);
  }
  while (missing === 0 && text.charAt(end) === '=') end++;
  return { base64: parts.join(''), end };
}

/** The bytes of a SEQUENCE whose length takes two bytes, from the first eight characters of its base64. */
function lengthOfDer(base64: string): number {
  const [, , high = 0, low = 0] = base64ToBytes(base64);
  return 4 + high * 256 + low;
}

/** Base64 characters: less than any PKCS#12 that holds a certificate and its key. */
const shortest = 1024;

/** Whether it decodes to a PKCS#12, other than one whose plain contents are certificates alone: a trust store. */
function holdsKey(base64: string): boolean {
  if (base64.length < shortest) return false;
  const found = orMalformed(() => {
    const der = base64ToBytes(base64);
    if (derStructure(der)?.kind !== 'pkcs12') return false;
    const bags = pkcs12Bags(der);
    return bags.length === 0 || bags.some(({ type }) => type !== 'certificate');
  });
  return found === true;
}
