import assert from 'node:assert/strict';
import { sentCertificate } from '../../../src/core/handshake/sentCertificate';

const record = (type: number, content: readonly number[]) => [
  ...[type, 3, 3, content.length >> 8, content.length & 255],
  ...content,
];
const message = (type: number, content: readonly number[]) => [type, 0, 0, content.length, ...content];
const handshake = (...content: number[]) => record(22, content);
const hello = handshake(...message(1, Array<number>(200).fill(7)));
const changeCipherSpec = record(20, [1]);
const certificate = message(11, [0, 0, 7, 0, 0, 4, 1, 2, 3, 4]);
const sent = (...records: number[][]) => sentCertificate(Uint8Array.from(records.flat()), 50);

describe('sentCertificate', () => {
  it('reads the message of TLS 1.2, wherever records cut it', () => {
    assert.equal(sent(hello, handshake(...certificate)), true);
    for (let at = 1; at < certificate.length; at++)
      assert.equal(
        sent(hello, handshake(...certificate.slice(0, at)), handshake(...certificate.slice(at))),
        true,
      );
  });

  it('takes an empty list for what it is', () => {
    assert.equal(sent(hello, handshake(...message(11, [0, 0, 0]))), false);
  });

  it('takes neither other messages nor encrypted ones for it', () => {
    const keyExchange = handshake(...message(16, Array<number>(250).fill(11)));
    assert.equal(sent(hello, keyExchange, changeCipherSpec, handshake(...certificate)), false);
  });

  it('counts what is encrypted in TLS 1.3, and no second ClientHello', () => {
    assert.equal(sent(hello, changeCipherSpec, hello, record(23, Array<number>(50).fill(0))), false);
    assert.equal(sent(hello, changeCipherSpec, record(23, Array<number>(51).fill(0))), true);
  });

  it('reads what was cut off as far as it goes', () => {
    assert.equal(sentCertificate(new Uint8Array(), 50), false);
    assert.equal(sentCertificate(Uint8Array.from(hello.slice(0, 30)), 50), false);
  });
});
