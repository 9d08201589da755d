import { derStructure } from '../pki/derStructure';
import { RefusedError } from '../pki/encryption/refusal';
import { utf8Text } from '../utf8';

/** The one private key of a file, as it stands there. */
export interface KeyInFile {
  /** What the PEM block is called; null for a file of DER. */
  readonly label: string | null;
  /** The headers before the base64, with the last line feed. */
  readonly headers: string;
  readonly der: Uint8Array;
  /** Null for a file of DER. */
  readonly around: TextAround | null;
}

/** The text before and after a PEM block, as it is but for its encoding. */
export interface TextAround {
  readonly before: string;
  /** The block itself. */
  readonly block: string;
  readonly after: string;
}

const largestFile = 1024 * 1024;

/**
 * Finds the private key of a file, in PEM among anything else or in DER.
 *
 * @throws RefusedError where there is none, or more than one.
 * @throws MalformedError where it is not well formed.
 */
export function keyInFile(file: Uint8Array): KeyInFile {
  if (file.length > largestFile) throw tooLarge();
  const text = utf8Text(file);
  if (text === null) {
    if (derStructure(file)?.kind !== 'private-key') throw noKey();
    return { label: null, headers: '', der: file, around: null };
  }
  const [begin, ...others] = [...text.matchAll(/-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----/g)];
  if (!begin) throw noKey();
  if (others.length > 0) throw severalKeys(others.length + 1);
  const [line, label = ''] = begin;
  const endLine = `-----END ${label}-----`;
  const start = begin.index + line.length;
  const end = text.indexOf(endLine, start);
  if (end < 0) throw cutShort(endLine);
  const inside = text.slice(start, end);
  if (inside.includes('\\')) throw insideAnother();
  const headers = /^\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n)+/.exec(inside)?.[0] ?? '';
  const mark = file[0] === 0xef ? '\ufeff' : '';
  const stop = end + endLine.length;
  const around = {
    before: mark + text.slice(0, begin.index),
    block: text.slice(begin.index, stop),
    after: text.slice(stop),
  };
  return { label, headers, der: base64(inside.slice(headers.length)), around };
}

function base64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  } catch {
    throw new RefusedError('malformed', {
      en: 'The base64 of this key is damaged. Copy or export it again.',
      fr: 'Le base64 de cette clé est abîmé. Copiez-la ou exportez-la à nouveau.',
    });
  }
}

function noKey(): RefusedError {
  return new RefusedError('not-that', {
    en: 'This file holds no private key that can be opened here: one in PEM, or one in DER alone.',
    fr: 'Ce fichier ne contient pas de clé privée qui s’ouvre ici : en PEM, ou seule en DER.',
  });
}

function severalKeys(count: number): RefusedError {
  return new RefusedError('not-supported', {
    en: `This file holds ${count} private keys: which one is meant cannot be told. Keep each in a file of its own.`,
    fr: `Ce fichier contient ${count} clés privées : rien ne dit laquelle est visée. Gardez chacune dans son propre fichier.`,
  });
}

/** Says of a key that it does not stand on lines of its own. */
export function insideAnother(): RefusedError {
  return new RefusedError('not-supported', {
    en: 'This key stands inside another text, such as an indented value: changing it could break that text. Move the key into a file of its own first.',
    fr: 'Cette clé est dans un autre texte, comme une valeur en retrait : la changer pourrait abîmer ce texte. Déplacez d’abord la clé dans son propre fichier.',
  });
}

function cutShort(endLine: string): RefusedError {
  return new RefusedError('malformed', {
    en: `The line "${endLine}" is missing: the key is cut short. Copy it again.`,
    fr: `La ligne « ${endLine} » manque : la clé est tronquée. Copiez-la à nouveau.`,
  });
}

function tooLarge(): RefusedError {
  return new RefusedError('out-of-bounds', {
    en: 'This file is over 1 MB, too large for a private key: it is not opened.',
    fr: 'Ce fichier dépasse 1 Mo, trop pour une clé privée : il n’est pas ouvert.',
  });
}
