/** Ways to say where a value comes from instead of giving it: variables, templates, vaults, encrypted values. */
const reference =
  /^(?:[$%<@#{()*`,;+]|\{\{|<%|ENC\(|\{cipher\}|vault:|kms:|ssm:|secretsmanager:|op:\/\/|file:|env[.:([]|process\.|os\.|System\.|getenv|sm:\/\/|projects\/|arn:)|^!/i;

/** What people write where a password is still to come. */
const placeholder =
  /^(?:x{3,}|\*+|\.{2,}|…|-+|_+|null|nil|none|undefined|true|false|empty|todo|tbd|string|text|password-?here|password[-_ ]?of.*|change[-_ ]?me|to[-_ ]?change|(?:à|a)[-_ ]?(?:changer|remplacer|renseigner|compl(?:é|e)ter)|replace.*|your.*|votre.*|my[-_ ]?password|(?:mon|le)?[-_ ]?mot[-_ ]?de[-_ ]?passe|mdp|placeholder|dummy|example|exemple|redacted|secret[-_ ]?here|\d{0,2})$/i;

/** The name of a variable or of a setting, and what a form or a translation calls its field. */
const nameOrLabel =
  /(?:^|[._-])(?:password|passphrase|passwd|pass|pwd|mdp)(?:[._-]|$)|^(?=.*\s).*(?:mots? de passe|password|passphrase)/i;

/** Whether a value is a password itself: neither empty, nor a reference, nor what holds its place. */
export function isSecretValue(value: string): boolean {
  const trimmed = value.trim();
  return trimmed.length > 0 && ![reference, placeholder, nameOrLabel].some((form) => form.test(trimmed));
}
