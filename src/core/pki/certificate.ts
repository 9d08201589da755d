import {
  boundedChildren,
  childrenOf,
  contentsOf,
  contextTag,
  encodingOf,
  objectIdentifierOf,
  readValue,
  required,
  tags,
  timeOf,
} from './der';
import type { DerValue } from './der';
import { objectIdentifiers as oid } from './objectIdentifiers';

/** The fields of a certificate (RFC 5280 §4.1), as views of its DER. */
export interface Certificate extends Signed {
  readonly serial: Uint8Array;
  readonly issuer: DerValue;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  /** Milliseconds since 1970. */
  readonly notAfter: number;
  readonly subject: DerValue;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly extensions: Extensions;
}

/** The OCTET STRING of each extension by its dotted OID; the first where one is repeated. */
export type Extensions = ReadonlyMap<string, DerValue>;

/** What is signed, and how. */
export interface Signed {
  readonly signedBytes: Uint8Array;
  /** AlgorithmIdentifier. */
  readonly signatureAlgorithm: DerValue;
  readonly signature: Uint8Array;
}

/** The fields of a certification request (RFC 2986 §4.1), as views of its DER. */
export interface CertificationRequest extends Signed {
  readonly subject: DerValue;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** What it asks for in an extensionRequest (RFC 2985 §5.4.2). */
  readonly extensions: Extensions;
}

const mostExtensions = 64;
const mostAttributes = 32;

/** @throws MalformedError where it is no certificate. */
export function readCertificate(der: Uint8Array): Certificate {
  const { body, signed } = readSigned(der);
  const fields = childrenOf(body, 12);
  const [serial, , issuer, validity, subject, publicKey] =
    fields[0]?.tag === contextTag(0) ? fields.slice(1) : fields;
  const period = required(validity, tags.sequence, body);
  const [notBefore = period, notAfter = period] = childrenOf(period, 2);
  const extensions = fields.find(({ tag }) => tag === contextTag(3));
  return {
    ...signed,
    serial: contentsOf(required(serial, tags.integer, body)),
    issuer: required(issuer, tags.sequence, body),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    subject: required(subject, tags.sequence, body),
    publicKey: encodingOf(required(publicKey, tags.sequence, body)),
    extensions: extensionsOf(extensions && childrenOf(extensions, 1)[0]),
  };
}

/** @throws MalformedError where it is no certification request. */
export function readCertificationRequest(der: Uint8Array): CertificationRequest {
  const { body, signed } = readSigned(der);
  const [, subject, publicKey, attributes] = childrenOf(body, 4);
  return {
    ...signed,
    subject: required(subject, tags.sequence, body),
    publicKey: encodingOf(required(publicKey, tags.sequence, body)),
    extensions: extensionsOf(attributes && requestedExtensions(attributes)),
  };
}

function readSigned(der: Uint8Array): { body: DerValue; signed: Signed } {
  const root = readValue(der);
  const [body, signatureAlgorithm, signature] = childrenOf(root, 3);
  const signedBody = required(body, tags.sequence, root);
  return {
    body: signedBody,
    signed: {
      signedBytes: encodingOf(signedBody),
      signatureAlgorithm: required(signatureAlgorithm, tags.sequence, root),
      signature: contentsOf(required(signature, tags.bitString, root)).subarray(1),
    },
  };
}

function requestedExtensions(attributes: DerValue): DerValue | undefined {
  for (const attribute of boundedChildren(attributes, mostAttributes)) {
    const [type, values] = childrenOf(attribute, 2);
    if (
      values &&
      objectIdentifierOf(required(type, tags.objectIdentifier, attribute)) === oid.extensionRequest
    ) {
      return childrenOf(values, 1)[0];
    }
  }
  return undefined;
}

function extensionsOf(list: DerValue | undefined): Extensions {
  const extensions = new Map<string, DerValue>();
  for (const extension of list ? boundedChildren(list, mostExtensions) : []) {
    const fields = childrenOf(extension, 3);
    const type = objectIdentifierOf(required(fields[0], tags.objectIdentifier, extension));
    const octets = required(fields.at(-1), tags.octetString, extension);
    if (!extensions.has(type)) extensions.set(type, octets);
  }
  return extensions;
}
