import type { Text } from '../../language';
import type { SourceReport, SourceRule } from '../rule';
import { messageKind, type MessageKind } from './messageKind';

/** A certificate request is not sent by mail or chat. */
export const requestByMail: SourceRule = {
  id: 'request-by-mail',
  severity: 'warning',
  catalogue: ['IGC-CSR-008'],
  hints: [
    'CERTIFICATE REQUEST',
    '.csr',
    '.p10',
    'application/pkcs10',
    'CERTIFICATE%20REQUEST',
    'CERTIFICATE+REQUEST',
  ],
  *check({ file, text }) {
    const kind = messageKind(file, text);
    if (kind !== null) {
      yield* pastedRequests(text, kind);
      yield* attachedRequests(text, kind);
    }
    yield* linkedRequests(text);
  },
};

const names: Record<MessageKind, Text> = {
  mail: { en: 'This mail', fr: 'Ce courriel' },
  chat: { en: 'This chat message', fr: 'Ce message de discussion' },
};

function messageOf(kind: MessageKind): Text {
  return {
    en: `${names[kind].en} carries a certificate request, which is sensitive. Send it in an encrypted container, such as Zed!, with the password by another channel, or upload it to the IGC-Santé platform yourself.`,
    fr: `${names[kind].fr} transporte une demande de certificat, qui est sensible. Envoyez-la dans un conteneur chiffré, tel que Zed!, avec le mot de passe par un autre canal, ou déposez-la vous-même sur la plateforme IGC-Santé.`,
  };
}

const longestRequest = 16 * 1024;

function* pastedRequests(text: string, kind: MessageKind): Generator<SourceReport> {
  for (const { index: start, 0: begin } of text.matchAll(/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/g)) {
    const rest = text.slice(start, start + longestRequest);
    const end = /-----END (?:NEW )?CERTIFICATE REQUEST-----/.exec(rest);
    yield {
      start,
      end: start + (end ? end.index + end[0].length : begin.length),
      message: messageOf(kind),
      identity: ['pasted'],
    };
  }
}

function* attachedRequests(text: string, kind: MessageKind): Generator<SourceReport> {
  for (const { index: start, 0: name } of text.matchAll(
    /(?<=\bfilename\*?=(?:UTF-8'')?"?)[^\s";]{1,200}\.(?:csr|p10)\b/gi,
  ))
    yield { start, end: start + name.length, message: messageOf(kind), identity: ['attached', name] };
}

/** Of a link, before what is looked for in it. */
const longestLinkStart = 500;

/** Links that open a mail with a request in it, wherever they stand. */
function* linkedRequests(text: string): Generator<SourceReport> {
  for (const { index, 0: part } of text.matchAll(
    /BEGIN(?:%20|\+)(?:NEW(?:%20|\+))?CERTIFICATE(?:%20|\+)REQUEST|\battach(?:ment)?=[^\s"'<>&=]{1,200}\.(?:csr|p10)\b/gi,
  )) {
    const before = text.slice(Math.max(0, index - longestLinkStart), index);
    const link = /mailto:(?!.*mailto:)[^\s"'<>]*$/i.exec(before);
    if (link === null) continue;
    const start = index - link[0].length;
    yield { start, end: index + part.length, message: messageOf('mail'), identity: ['linked'] };
  }
}
