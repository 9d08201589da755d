import assert from 'node:assert/strict';
import type { HandshakeEnd } from '../../src/core/handshake/handshake';
import { handshakeEndOf } from '../../src/platform/handshakeError';

const openssl = 'error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:rec_layer_s3.c:1601:';

describe('handshakeEndOf', () => {
  const errors: [string, string, HandshakeEnd][] = [
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND', { kind: 'unknown-host' }],
    ['EHOSTUNREACH', 'connect EHOSTUNREACH', { kind: 'unreachable' }],
    ['ETIMEDOUT', 'connect ETIMEDOUT', { kind: 'timeout', connected: false }],
    ['ECONNRESET', 'read ECONNRESET', { kind: 'closed', established: false }],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', `${openssl}SSL alert number 48`, { kind: 'alert', alert: 48 }],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'no number, as of BoringSSL', { kind: 'alert', alert: 48 }],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', '', { kind: 'alert', alert: 45 }],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '', { kind: 'alert', alert: 116 }],
    ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', '', { kind: 'alert', alert: 112 }],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', '', { kind: 'outdated' }],
    ['ERR_SSL_DH_KEY_TOO_SMALL', '', { kind: 'outdated' }],
    ['ERR_SSL_WRONG_VERSION_NUMBER', '', { kind: 'not-tls' }],
    ['ERR_SSL_TLSV1_ALERT_SOMETHING_NEW', '', { kind: 'other', code: 'ERR_SSL_TLSV1_ALERT_SOMETHING_NEW' }],
  ];
  for (const [code, message, end] of errors) {
    it(`${code}: ${end.kind}`, () =>
      assert.deepEqual(handshakeEndOf(Object.assign(new Error(message), { code }), false), end));
  }
});
