import type { InspectedCertificate } from '../inspect/item';
import type { HandshakeObservation, Target } from './handshake';

/** A handshake and what is known of both sides, to be explained. */
export interface ObservedHandshake {
  readonly target: Target;
  readonly observation: HandshakeObservation;
  /** Our certificate. */
  readonly client: InspectedCertificate;
  /** The server's certificates, its own first. */
  readonly server: readonly InspectedCertificate[];
  readonly now: Date;
}
