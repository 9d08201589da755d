import { X509Certificate } from 'node:crypto';
import { connect as connectTcp, isIP } from 'node:net';
import {
  connect as connectTls,
  createSecureContext,
  rootCertificates,
  type CipherNameAndProtocol,
  type DetailedPeerCertificate,
  type TLSSocket,
} from 'node:tls';
import type {
  ClientIdentity,
  HandshakeEnd,
  HandshakeObservation,
  Target,
  TryHandshake,
} from '../core/handshake/handshake';
import { sentCertificate } from '../core/handshake/sentCertificate';
import { handshakeEndOf } from './handshakeError';
import { seenStream } from './tlsHandshakeStream';

/** How long is waited, in milliseconds. */
export interface Patience {
  /** For the connection and the handshake together. */
  readonly whole: number;
  /** In TLS 1.3 a server refuses after our side is complete: how long silence is listened to. */
  readonly silence: number;
}

const mostCertificates = 10;

/** Ten seconds in all, two of them of silence. */
export const tryHandshake = handshakeWithin({ whole: 10_000, silence: 2_000 });

/**
 * The one place of the product that opens a connection.
 *
 * Whatever certificate the server shows, the handshake goes on, so that it can be explained; nothing follows it but
 * the end of the connection.
 */
export function handshakeWithin(patience: Patience): TryHandshake {
  return async (target, identity, signal) => {
    const local = localSide(identity);
    if (local === null) return unseen({ kind: 'unusable-identity' });
    if (signal.aborted) return unseen({ kind: 'cancelled' });
    return await new Promise((resolve) => observe(target, local, patience, signal, resolve));
  };
}

type LocalSide = NonNullable<ReturnType<typeof localSide>>;

/** Null where the key and the certificate are no pair, or none that TLS can use here. */
function localSide({ privateKey, certificates }: ClientIdentity) {
  try {
    const secureContext = createSecureContext({
      key: privateKey,
      cert: certificates,
      // Named, so that no editor adds its own and the verdict is the same everywhere.
      ca: [...rootCertificates],
      minVersion: 'TLSv1.2',
    });
    return { secureContext, certificateBytes: new X509Certificate(certificates).raw.length };
  } catch {
    return null;
  }
}

function observe(
  { host, port }: Target,
  { secureContext, certificateBytes }: LocalSide,
  patience: Patience,
  signal: AbortSignal,
  resolve: (seen: HandshakeObservation) => void,
): void {
  const tcp = connectTcp({ host, port });
  let tls: TLSSocket | undefined;
  const sent: Buffer[] = [];
  let established: Partial<HandshakeObservation> | undefined;
  let silence: NodeJS.Timeout | undefined;

  let finished = false;
  const finish = (end: HandshakeEnd) => {
    if (finished) return;
    finished = true;
    clearTimeout(deadline);
    clearTimeout(silence);
    signal.removeEventListener('abort', cancel);
    // No API tells whether our certificate was asked for.
    const certificateSent = sentCertificate(Buffer.concat(sent), certificateBytes);
    resolve({ ...unseen(end), ...(established ?? (tls && serverSide(tls))), certificateSent });
    tls?.destroy();
    tcp.destroy();
  };
  const cancel = () => finish({ kind: 'cancelled' });
  const fail = (error: Error) => finish(handshakeEndOf(error, established !== undefined));
  const closed = () => finish({ kind: 'closed', established: established !== undefined });
  const deadline = setTimeout(
    () => finish({ kind: 'timeout', connected: tls !== undefined }),
    patience.whole,
  );
  signal.addEventListener('abort', cancel);

  tcp.on('error', fail);
  tcp.once('connect', () => {
    const socket = connectTls({
      socket: seenStream(tcp, (chunk) => sent.push(chunk)),
      secureContext,
      // The certificate is judged, and the user told; nothing is sent that trust would be needed for.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      servername: isIP(host) === 0 ? host : '',
    });
    tls = socket;
    socket.on('error', fail);
    socket.on('end', closed);
    socket.on('close', closed);
    const goesOn = () => {
      if (established) finish({ kind: 'accepted' });
    };
    socket.on('session', goesOn);
    socket.on('data', goesOn);
    socket.once('secureConnect', () => {
      established = serverSide(socket);
      if (established.protocol !== 'TLSv1.3') goesOn();
      else silence = setTimeout(() => finish({ kind: 'quiet' }), patience.silence);
    });
  });
}

/** What is known of the server by now; of a socket that has ended there is nothing, whatever the types say. */
function serverSide(socket: TLSSocket): Partial<HandshakeObservation> {
  const cipher = socket.getCipher() as Partial<CipherNameAndProtocol> | undefined;
  return {
    protocol: socket.getProtocol(),
    cipher: cipher?.standardName ?? null,
    serverChain: chainOf(socket.getPeerCertificate(true)),
    publiclyTrusted: socket.authorized,
  };
}

/** The DER of a certificate and of those behind it; a root is its own issuer. */
function chainOf(certificate: Partial<DetailedPeerCertificate> | null): Uint8Array[] {
  const chain: Uint8Array[] = [];
  let next = certificate;
  while (next?.raw && chain.length < mostCertificates) {
    chain.push(new Uint8Array(next.raw));
    next = next.issuerCertificate === next ? null : (next.issuerCertificate ?? null);
  }
  return chain;
}

function unseen(end: HandshakeEnd): HandshakeObservation {
  return {
    protocol: null,
    cipher: null,
    serverChain: [],
    publiclyTrusted: false,
    certificateSent: false,
    end,
  };
}
