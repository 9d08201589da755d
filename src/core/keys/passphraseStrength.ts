import type { Text } from '../language';

/** What a passphrase is worth, as far as its characters tell. */
export interface PassphraseStrength {
  /** Of guessing, at best: what people choose by habit is guessed sooner. */
  readonly bits: number;
  readonly level: 'weak' | 'fair' | 'strong';
  readonly message: Text;
}

/** Sizes of the sets that characters are taken from. */
const sets: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[ !-/:-@[-`{-~]/, 33],
  [/[^ -~]/, 60],
];

/** What is typed without a thought: rows of the keyboards of both languages, and the words tried first everywhere. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'asdfghjkl',
];
const habits =
  /passw(?:or)?d|motdepasse|mdp|admin|secret|certificat|changeit|changeme|letmein|soleil|bonjour|doudou|sesame|igc|sante/gi;

const fairBits = 50;
const strongBits = 80;

/**
 * Estimates a passphrase by its length, the characters it draws from, and the patterns that take away most of what they
 * promise: repetitions, runs of the keyboard or the alphabet, years and a few words.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const pool = sets.reduce((sum, [form, size]) => (form.test(passphrase) ? sum + size : sum), 0);
  const words = passphrase.split(/\s+/).filter((word) => /^\p{L}{3,}$/u.test(word));
  const isPhrase = words.length >= 4 && words.length * 3 <= passphrase.length;
  const length = effectiveLength(passphrase);
  // Words that people string together are drawn from a few thousand, whatever letters they have.
  const bits = Math.floor(
    isPhrase
      ? new Set(words.map((word) => word.toLowerCase())).size * 11
      : length * Math.log2(Math.max(pool, 1)),
  );
  const level = bits < fairBits ? 'weak' : bits < strongBits ? 'fair' : 'strong';
  return { bits, level, message: messages[level](bits) };
}

/** How many characters are left once what follows from the ones before is taken away. */
function effectiveLength(passphrase: string): number {
  const shortened = passphrase
    .slice(0, 256)
    .replace(habits, '#')
    .replace(/(?:19|20)\d\d/g, '#')
    .replace(/(.{1,8}?)\1+/gsu, '$1');
  const characters = Array.from(shortened.toLowerCase());
  return characters.filter((character, i) => !follows(characters[i - 1], character)).length;
}

/** Whether one character comes after, or before, the other on a run. */
function follows(last: string | undefined, character: string): boolean {
  if (last === undefined || !/[a-z0-9]/.test(last)) return false;
  return runs.some((run) => run.includes(last + character) || run.includes(character + last));
}

const messages: Readonly<Record<PassphraseStrength['level'], (bits: number) => Text>> = {
  weak: (bits) => ({
    en: `Weak: about ${bits} bits at best. Make it longer: five unrelated words, or a generated one.`,
    fr: `Faible : environ ${bits} bits au mieux. Allongez-la : cinq mots sans lien, ou une phrase générée.`,
  }),
  fair: (bits) => ({
    en: `Fair: about ${bits} bits at best. Longer is better.`,
    fr: `Correcte : environ ${bits} bits au mieux. Plus longue, elle sera meilleure.`,
  }),
  strong: (bits) => ({
    en: `Strong: about ${bits} bits, if it is not a known phrase.`,
    fr: `Forte : environ ${bits} bits, si ce n’est pas une phrase connue.`,
  }),
};
