import { quoted } from '../config/quoted';
import type { Text } from '../language';
import type { RequestContents } from '../pki/certificationRequest';
import { subjectParts } from './requestFields';

/** Far above four names of 64 characters, all of them escaped. */
const longest = 1000;

/** The subject in a text such as `CN=name,O=organisation,C=FR`, a comma in a value as `\,`; or what is wrong with it. */
export function readSubject(written: string): RequestContents['subject'] | { readonly mistake: Text } {
  if (written.length > longest) return { mistake: tooLong };
  const subject: Partial<Record<(typeof subjectParts)[number], string>> = {};
  for (const [each] of written.matchAll(/(?:[^,\\]|\\[^]?)+/g)) {
    const [, type = '', value = ''] = /^\s*([A-Za-z]+)\s*=([^]*)$/.exec(each) ?? [];
    const part = subjectParts.find((known) => known === type.toUpperCase());
    if (part === undefined || subject[part] !== undefined) return { mistake: notAPart(each.trim()) };
    subject[part] = value.trim().replace(/\\([^])/g, '$1');
  }
  return { CN: '', ...subject };
}

const tooLong: Text = {
  en: `The subject is longer than ${longest} characters. Shorten it.`,
  fr: `Le sujet dépasse ${longest} caractères : abrégez-le.`,
};

function notAPart(each: string): Text {
  return {
    en: `The subject is written as CN=name,O=organisation,OU=unit,C=FR, each once, with \\, for a comma: ${quoted(each)} does not fit.`,
    fr: `Le sujet s’écrit CN=nom,O=organisation,OU=unité,C=FR, chacun une fois, avec \\, pour une virgule : ${quoted(each)} ne convient pas.`,
  };
}
