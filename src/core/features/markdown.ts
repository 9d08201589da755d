/** The most characters shown of one value that a file holds. */
const longest = 500;

/** Characters that would hide, reorder or break the text around them: controls, bidirectional marks, invisible ones. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** A text in which what would be invisible or would disturb the line is written as `\u{hex}`. */
export function unhidden(text: string): string {
  return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A value out of a file as one short line that shows every character it has. */
export function visible(value: string): string {
  const shown = unhidden(value.slice(0, longest));
  return value.length > longest ? `${shown}…` : shown;
}

/**
 * A text as Markdown that shows just that text: no emphasis, link, HTML, command or automatic link can come
 * out of it (CommonMark §2.4: any ASCII punctuation may be escaped).
 */
export function escapeMarkdown(text: string): string {
  return unhidden(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
