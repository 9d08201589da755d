/** A place to connect to. */
export interface Target {
  /** A DNS name in A-labels, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** What shows who we are, in PEM. */
export interface ClientIdentity {
  /** PKCS#8 in clear; it never leaves the process. */
  readonly privateKey: string;
  /** The certificate, then those that lead to its root. */
  readonly certificates: string;
}

/** How a handshake ended. */
export type HandshakeEnd =
  /** The server went on after it had all of ours: nothing was refused. */
  | { readonly kind: 'accepted' }
  /** TLS 1.3: our side is complete and the server said nothing for two seconds. */
  | { readonly kind: 'quiet' }
  /** The server refused, by an alert of TLS (RFC 8446 §6). */
  | { readonly kind: 'alert'; readonly alert: number }
  /** The server closed the connection without a word; `established` where our side was complete. */
  | { readonly kind: 'closed'; readonly established: boolean }
  /** What answers there does not speak TLS. */
  | { readonly kind: 'not-tls' }
  /** Only versions or ciphers that are refused here, such as TLS 1.0. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'unknown-host' | 'connection-refused' | 'unreachable' | 'cancelled' }
  /** Ten seconds went by; `connected` where there was a connection. */
  | { readonly kind: 'timeout'; readonly connected: boolean }
  /** Our key or certificate could not be used at all; no connection was made. */
  | { readonly kind: 'unusable-identity' }
  | { readonly kind: 'other'; readonly code: string };

/** What was seen of a handshake. Nothing was sent but the handshake, and nothing of the server was trusted. */
export interface HandshakeObservation {
  /** Such as `TLSv1.3`; null where the handshake was not completed. */
  readonly protocol: string | null;
  readonly cipher: string | null;
  /** The DER of the server's certificates, its own first; none where it was not shown. */
  readonly serverChain: readonly Uint8Array[];
  /** Whether an authority of the public ones (Mozilla's list) vouches for that chain. */
  readonly publiclyTrusted: boolean;
  /** Whether the server asked for our certificate and got it. */
  readonly certificateSent: boolean;
  readonly end: HandshakeEnd;
}

/** Opens one connection, does a handshake of TLS with client authentication, and closes it. Never rejects. */
export type TryHandshake = (
  target: Target,
  identity: ClientIdentity,
  signal: AbortSignal,
) => Promise<HandshakeObservation>;
