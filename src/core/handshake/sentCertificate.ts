const record = { changeCipherSpec: 20, handshake: 22, applicationData: 23 };
const recordHeader = 5;
const messageHeader = 4;
const certificateMessage = 11;
const lengthOfList = 3;

/**
 * Whether a client certificate of that size is among the records of TLS that we sent, in a handshake and nothing after.
 *
 * In TLS 1.2 the message is in clear, before ChangeCipherSpec (RFC 5246 §7.4.6); its list is empty where there is no
 * certificate to give. In TLS 1.3 our side is encrypted behind the last ClientHello, in records of application data
 * (RFC 8446 §5.2): Finished and an empty list take less than a hundred bytes.
 */
export function sentCertificate(sent: Uint8Array, certificateBytes: number): boolean {
  let isClear = true;
  let encryptedBytes = 0;
  const inClear: number[] = [];
  for (let at = 0; at + recordHeader <= sent.length;) {
    const length = lengthAt(sent, at + 3, 2);
    const content = sent.subarray(at + recordHeader, at + recordHeader + length);
    if (sent[at] === record.changeCipherSpec) isClear = false;
    if (sent[at] === record.handshake && isClear) inClear.push(...content);
    if (sent[at] === record.applicationData) encryptedBytes += content.length;
    at += recordHeader + length;
  }
  return encryptedBytes > certificateBytes || listsCertificate(inClear);
}

/** Messages may begin in one record and end in another. */
function listsCertificate(messages: readonly number[]): boolean {
  for (let at = 0; at + messageHeader <= messages.length;) {
    const length = lengthAt(messages, at + 1, 3);
    if (messages[at] === certificateMessage && length > lengthOfList) return true;
    at += messageHeader + length;
  }
  return false;
}

function lengthAt(bytes: ArrayLike<number>, at: number, octets: number): number {
  let length = 0;
  for (let octet = 0; octet < octets; octet++) length = length * 256 + (bytes[at + octet] ?? 0);
  return length;
}
