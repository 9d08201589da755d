import type { ClearPassword } from './bundlePasswordInClear';
import { isSecretValue } from './secretValue';

/** A function that opens or writes a PKCS#12, and takes its password as a string. */
const call =
  /\b(?:(?<name>X509Certificate2|LoadPkcs12\w{0,20}|load_key_and_certificates|load_pkcs12|openssl_pkcs12_read|pkcs12FromAsn1|(?:pkcs12|gopkcs12)\.(?:Decode|DecodeChain|ToPEM))\(|(?<store>(?:[kK]ey_?[sS]tore|ks|[pP]12|kmf|[kK]eyManagerFactory)\w{0,20}\.(?:load|init|getKey|store)|loadKeyMaterial)\()/g;

/** An argument of a command that is the password. */
const option =
  /(?<name>-(?:passin|passout|password)[ \t]{1,8}["']?pass:|-(?:storepass|keypass|srcstorepass|deststorepass|srckeypass|destkeypass)[ \t]{1,8}["']?|(?:--cert|-E)[ =]["']?[\w./~${}-]{1,200}\.(?:p12|pfx):)(?<secret>[^\s"'$%{<-][^\s"']{0,200})/g;

/** No list of arguments that people write is longer. */
const longestArguments = 300;

const string =
  /(?<![\w"'])[bru@]?(?:"((?:[^"\\\r\n]|\\.){1,200})"|'((?:[^'\\\r\n]|\\.){1,200})')(?=(?<after>.{0,16}))/g;

/** Passwords given to what opens or writes a PKCS#12. */
export function* passwordCalls(text: string): Generator<ClearPassword> {
  let previousEnd = 0;
  for (const match of text.matchAll(call)) {
    if (match.index < previousEnd) continue;
    const start = match.index + match[0].length;
    const rest = argumentsIn(text.slice(start, start + longestArguments));
    previousEnd = start + rest.length;
    const secret = lastPassword(rest, match.groups?.store !== undefined);
    if (!secret) continue;
    const of = match[0].slice(0, -1);
    yield { start: start + secret.start, end: start + secret.end, of, isTrustStore: /trust/i.test(of) };
  }
  for (const { index, 0: whole, groups } of text.matchAll(option)) {
    const secret = groups?.secret ?? '';
    if (!isSecretValue(secret)) continue;
    const end = index + whole.length;
    yield {
      start: end - secret.length,
      end,
      of: groups?.name?.trim().split(/[\s=]/)[0] ?? '',
      isTrustStore: false,
    };
  }
}

function argumentsIn(text: string): string {
  const end = /;|\r?\n\s{0,200}\r?\n|\)\s{0,4}\r?\n/.exec(text);
  return end ? text.slice(0, end.index + 1) : text;
}

/** The last string of the arguments, which in Java becomes an array of characters; never the first thing given. */
function lastPassword(rest: string, isJava: boolean): { start: number; end: number } | null {
  let found: { start: number; end: number } | null = null;
  for (const { index, 0: whole, groups, 1: double, 2: single } of rest.matchAll(string)) {
    const secret = double ?? single ?? '';
    const after = groups?.after ?? '';
    const isWhole = isJava ? after.startsWith('.toCharArray()') : /^\s{0,8}(?:[,)]|$)/.test(after);
    if (!isWhole || !rest.slice(0, index).includes(',') || !isSecretValue(secret)) continue;
    const start = index + whole.indexOf(secret);
    found = { start, end: start + secret.length };
  }
  return found;
}
