import { nameOf } from '../../inventory/path';
import type { Text } from '../../language';
import type { SourceReport, SourceRule } from '../rule';

/** A certificate request is not sent by mail. */
export const requestByMail: SourceRule = {
  id: 'request-by-mail',
  severity: 'warning',
  catalogue: ['IGC-CSR-008'],
  hints: ['CERTIFICATE REQUEST', '.csr', '.p10', 'application/pkcs10'],
  *check({ file, text }) {
    if (!/\.(eml|mbox|msg|md|markdown|txt)$/i.test(nameOf(file)) || !isMail(file, text)) return;
    yield* pastedRequests(text);
    yield* attachedRequests(text);
  },
};

const message: Text = {
  en: 'This mail carries a certificate request, which is sensitive. Send it in an encrypted container, such as Zed!, with the password by another channel, or upload it to the IGC-Santé platform yourself.',
  fr: 'Ce courriel transporte une demande de certificat, qui est sensible. Envoyez-la dans un conteneur chiffré, tel que Zed!, avec le mot de passe par un autre canal, ou déposez-la vous-même sur la plateforme IGC-Santé.',
};

/** A line that only a mail has at its top, in English or French. */
const header = /^(?:>? ?)(?:\*\*)?(From|To|Subject|Cc|De|À|A|Pour|Objet)(?:\*\*)? ?: ?\S/gim;

/** Whether it is a mail by its name, or a draft of one by two of its headers. */
function isMail(file: string, text: string): boolean {
  if (/\.(eml|mbox|msg)$/i.test(file)) return true;
  const headers = new Set([...text.matchAll(header)].map(([, name = '']) => name.toLowerCase()));
  return headers.size >= 2 && (headers.has('subject') || headers.has('objet'));
}

const longestRequest = 16 * 1024;

function* pastedRequests(text: string): Generator<SourceReport> {
  for (const { index: start, 0: begin } of text.matchAll(/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/g)) {
    const rest = text.slice(start, start + longestRequest);
    const end = /-----END (?:NEW )?CERTIFICATE REQUEST-----/.exec(rest);
    yield {
      start,
      end: start + (end ? end.index + end[0].length : begin.length),
      message,
      identity: ['pasted'],
    };
  }
}

function* attachedRequests(text: string): Generator<SourceReport> {
  for (const { index: start, 0: name } of text.matchAll(
    /(?<=\bfilename\*?=(?:UTF-8'')?"?)[^\s";]{1,200}\.(?:csr|p10)\b/gi,
  ))
    yield { start, end: start + name.length, message, identity: ['attached', name] };
}
