/** Without the letters and digits that are taken for others when they are read out: 31 of them. */
const symbols = 'abcdefghjkmnpqrstuvwxyz23456789';

const length = 25;

/** A passphrase of 123 bits that can be read out over a telephone: five groups of five letters and digits. */
export function generatePassphrase(): string {
  let drawn = '';
  while (drawn.length < length) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // Beyond the last whole multiple, bytes would make the first symbols more likely.
    if (byte < 256 - (256 % symbols.length)) drawn += symbols.charAt(byte % symbols.length);
  }
  return drawn.replace(/.{5}(?=.)/g, '$&-');
}
