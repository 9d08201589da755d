import type { SourceRule } from '../rule';
import { activeText } from './activeText';
import { textKind } from './textKind';

/** A certificate is recognised by its signature, not by what it says of its issuer. */
export const weakIssuerCheck: SourceRule = {
  id: 'weak-issuer-check',
  severity: 'warning',
  catalogue: ['IGC-SEC-007'],
  hints: ['IGC-SANTE', 'IGC-Sante', 'igc-sante', 'IGC SANTE'],
  *check({ file, text }) {
    const kind = textKind(file);
    if (kind.nature !== 'program') return;
    const active = activeText(text, kind);
    if (verifiesChain.test(active)) return;
    for (const { index } of active.matchAll(authorityName)) {
      const literal = literalAround(active, index);
      if (!literal || !comparesIssuer(active, literal.start, literal.end)) continue;
      yield {
        ...literal,
        message: {
          en: 'Anyone can write this name in a certificate of their own: comparing it proves nothing. Verify the signature against the authorities of IGC-Santé, then the extended key usage and the revocation.',
          fr: 'N’importe qui peut écrire ce nom dans son propre certificat : le comparer ne prouve rien. Vérifiez la signature avec les autorités de l’IGC-Santé, puis l’usage étendu de la clé et la révocation.',
        },
        identity: [active.slice(literal.start, literal.end)],
      };
    }
  },
};

const authorityName = /IGC[- ]SANTE/gi;

/** What verifies a signature or a whole chain, in the libraries that people use. */
const verifiesChain =
  /\b(?:X509Chain|CertPathValidator|PKIXParameters|TrustManagerFactory|X509StoreContext|X509Store|VerifyOptions|verifyCertificateChain|CertificateChainValidationEngine|openssl_x509_(?:verify|checkpurpose)|openssl verify|checkIssued|verify_directly_issued_by|createCaStore|X509ChainBuilder)\b|\.(?:verify|isSignatureValid|VerifySignature)\(/;

const longestLiteral = 120;
const quotes = ['"', "'", '`', '/'];

/** The string around an offset, without its quotes; null where none opens and closes on the line. */
function literalAround(text: string, at: number): { start: number; end: number } | null {
  const before = lastLine(text.slice(Math.max(0, at - longestLiteral), at));
  const opening = Math.max(...quotes.map((quote) => before.lastIndexOf(quote)));
  if (opening < 0) return null;
  const start = at - before.length + opening + 1;
  const closing = firstLine(text.slice(at, at + longestLiteral)).indexOf(before.charAt(opening));
  return closing < 0 ? null : { start, end: at + closing };
}

/** How much of its line and of the line before belongs to a comparison. */
const longestComparison = 200;

const comparison =
  /\.(?:contains|includes|indexOf|startsWith|endsWith|match|search|equals|equalsIgnoreCase|compareTo)\($/i;
const operatorBefore = /(?:[=!]==?|=~|\bis|\beq|\b[cif]?(?:like|match))\s{0,8}$/i;
const functionBefore =
  /\b(?:strpos|stripos|str_contains|strstr|str_starts_with|preg_match|strcmp|strcasecmp|(?:strings|bytes)\.(?:Contains|HasPrefix|HasSuffix|EqualFold)|re\.(?:search|match)|Objects\.equals)\([^()]{0,120}(?:\([^()]{0,60}\)[^()]{0,60})?$/i;
const operatorAfter = /^\s{0,8}(?:[=!]==?|(?:not\s{1,4})?in\b|\.(?:equals|equalsIgnoreCase|test)\()/i;

/** Whether the string stands beside a comparison that speaks of an issuer and is no assertion of a test. */
function comparesIssuer(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - longestComparison), start - 1).replace(/[bru@$]$/, '');
  const after = text.slice(end + 1, end + 1 + longestComparison);
  const line = lastLine(before) + text.slice(start - 1, end + 1) + firstLine(after);
  if (/\b(?:assert\w{0,30}|expect|should)\b/i.test(line)) return false;
  const statement = before.split(/[;{}]/).at(-1) ?? '';
  if (!/issuer|[ée]metteur|isser/i.test(statement + firstLine(after))) return false;
  return (
    [comparison, operatorBefore, functionBefore].some((form) => form.test(before)) ||
    operatorAfter.test(after)
  );
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? '';
}
