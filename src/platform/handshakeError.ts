import { alertNamed } from '../core/handshake/alerts';
import type { HandshakeEnd } from '../core/handshake/handshake';
import { errorCode } from './unreadable';

const ends: Readonly<Record<string, HandshakeEnd>> = {
  ENOTFOUND: { kind: 'unknown-host' },
  EAI_AGAIN: { kind: 'unknown-host' },
  EAI_FAIL: { kind: 'unknown-host' },
  EAI_NODATA: { kind: 'unknown-host' },
  ECONNREFUSED: { kind: 'connection-refused' },
  EHOSTUNREACH: { kind: 'unreachable' },
  ENETUNREACH: { kind: 'unreachable' },
  EADDRNOTAVAIL: { kind: 'unreachable' },
  EACCES: { kind: 'unreachable' },
  EPERM: { kind: 'unreachable' },
  ETIMEDOUT: { kind: 'timeout', connected: false },
};

const closings = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING']);
const notTls =
  /_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|HTTPS_PROXY_REQUEST|UNEXPECTED_MESSAGE|BAD_RECORD_TYPE|UNEXPECTED_RECORD|INVALID_ALERT|DATA_LENGTH_TOO_LONG|ENCRYPTED_LENGTH_TOO_LONG)$/;
const outdated =
  /_(UNSUPPORTED_PROTOCOL|\w+_TOO_SMALL|BAD_DH_P_LENGTH|UNSAFE_LEGACY_RENEGOTIATION_DISABLED|LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED|WRONG_SIGNATURE_TYPE|UNKNOWN_CIPHER_RETURNED|WRONG_CIPHER_RETURNED)$/;

/** How a handshake ended, by what OpenSSL, BoringSSL or the system says. */
export function handshakeEndOf(error: Error, established: boolean): HandshakeEnd {
  const code = errorCode(error);
  const alert = alertOfError(error.message, code);
  if (alert !== undefined) return { kind: 'alert', alert };
  const end = ends[code];
  if (end) return end;
  if (closings.has(code)) return { kind: 'closed', established };
  if (notTls.test(code)) return { kind: 'not-tls' };
  if (outdated.test(code)) return { kind: 'outdated' };
  return { kind: 'other', code: code === '' ? error.name : code };
}

function alertOfError(message: string, code: string): number | undefined {
  const number = /SSL alert number (\d{1,3})\b/.exec(message)?.[1];
  if (number !== undefined) return Number(number);
  const name = /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13)_(?:ALERT_)?(\w+)$/.exec(code)?.[1];
  return name === undefined ? undefined : alertNamed(name.toLowerCase());
}
