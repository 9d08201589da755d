import { describe } from '../features/description';
import { unhidden, visible } from '../features/markdown';
import type { Language, Text } from '../language';
import { inspectionText } from '../report/inspectionText';
import { explain } from './explanation';
import type { ObservedHandshake } from './observedHandshake';
import { targetText } from './target';

/** A handshake explained, as a text for people. */
export function handshakeText(handshake: ObservedHandshake, language: Language): string {
  const { target, observation, client, server, now } = handshake;
  const { result, headline, meaning, advice } = explain(handshake);
  const name = (values: Text) => values[language];
  const own = describe(client, now);
  const lines = [
    `${name(title)} ${unhidden(targetText(target))}, ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    '',
    `${name(marks[result])} ${name(headline)}`,
    name(meaning),
    ...advice.flatMap((each) => ['', `• ${name(each)}`]),
    '',
    `${name(certificateLabel)} ${visible(client.subject.CN ?? client.subject.dn)} (${name(own.title)})`,
    ...(observation.protocol === null
      ? []
      : [`${name(protocolLabel)} ${observation.protocol}, ${observation.cipher ?? ''}`]),
    name(nothingSent),
    '',
    ...(server.length === 0
      ? [name(noChain)]
      : [
          name(chainTitle),
          '',
          inspectionText(target.host, server, now, language, (_emphasis, text) => text),
        ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const title: Text = { en: 'Client authentication at', fr: 'Authentification client sur' };
const marks = {
  accepted: { en: 'ACCEPTED.', fr: 'ACCEPTÉ.' },
  refused: { en: 'REFUSED.', fr: 'REFUSÉ.' },
  unclear: { en: 'NOT PROVED.', fr: 'NON PROUVÉ.' },
};
const certificateLabel: Text = { en: 'Certificate used:', fr: 'Certificat utilisé :' };
const protocolLabel: Text = { en: 'Agreed on:', fr: 'Convenu :' };
const nothingSent: Text = {
  en: 'Nothing was sent but the handshake of TLS. The server was not trusted: what follows is what it showed.',
  fr: 'Rien n’a été envoyé que la négociation TLS. Le serveur n’a pas été cru : voici ce qu’il a montré.',
};
const noChain: Text = {
  en: 'The server showed no certificate.',
  fr: 'Le serveur n’a montré aucun certificat.',
};
const chainTitle: Text = {
  en: 'Certificates of the server, its own first:',
  fr: 'Certificats du serveur, le sien d’abord :',
};
