import { bytesToHex } from '@noble/hashes/utils.js';
import type { Extensions } from '../pki/certificate';
import {
  boundedChildren,
  childrenOf,
  contentsOf,
  contextTag,
  objectIdentifierOf,
  readValue,
  required,
  tags,
  timeOf,
} from '../pki/der';
import type { DerValue } from '../pki/der';
import { objectIdentifiers as oid } from '../pki/objectIdentifiers';
import { readDistinguishedName } from './distinguishedName';
import type { InspectedCertificate } from './item';

const mostNames = 1000;
const mostPolicies = 64;

/** Names of the bits of KeyUsage (RFC 5280 §4.2.1.3), in their order. */
const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

const extendedKeyUsageNames: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'anyExtendedKeyUsage',
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
};

/** The names of the bits set in KeyUsage; none without the extension. */
export function keyUsageOf(extensions: Extensions): string[] {
  const bits = valueOf(extensions, oid.keyUsage);
  if (!bits) return [];
  const [, ...bytes] = contentsOf(required(bits, tags.bitString, bits)).subarray(0, 3);
  return keyUsageNames.filter((_, index) => ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
}

/** The names of ExtendedKeyUsage, dotted OIDs where they have none. */
export function extendedKeyUsageOf(extensions: Extensions): string[] {
  const list = valueOf(extensions, oid.extendedKeyUsage);
  return (list ? boundedChildren(list, mostPolicies) : []).map((usage) => {
    const identifier = objectIdentifierOf(required(usage, tags.objectIdentifier, list ?? usage));
    return extendedKeyUsageNames[identifier] ?? identifier;
  });
}

/** The OIDs of CertificatePolicies (RFC 5280 §4.2.1.4). */
export function policiesOf(extensions: Extensions): string[] {
  const list = valueOf(extensions, oid.certificatePolicies);
  return (list ? boundedChildren(list, mostPolicies) : []).map((policy) =>
    objectIdentifierOf(required(childrenOf(policy, 1)[0], tags.objectIdentifier, policy)),
  );
}

/** The key identifier of the issuer, lower-case hex (RFC 5280 §4.2.1.1). */
export function authorityKeyIdentifierOf(extensions: Extensions): string | null {
  const fields = valueOf(extensions, oid.authorityKeyIdentifier);
  const identifier = fields && childrenOf(fields, 3).find(({ tag }) => tag === contextTag(0, false));
  return identifier ? bytesToHex(contentsOf(identifier)) : null;
}

/** The identifier of the certificate's own key, lower-case hex (RFC 5280 §4.2.1.2). */
export function subjectKeyIdentifierOf(extensions: Extensions): string | null {
  const identifier = valueOf(extensions, oid.subjectKeyIdentifier);
  return identifier ? bytesToHex(contentsOf(identifier)) : null;
}

/** When the private key may sign (RFC 3280 §4.2.1.4), ISO 8601; null without the extension. */
export function privateKeyUsagePeriodOf(
  extensions: Extensions,
): InspectedCertificate['privateKeyUsagePeriod'] | null {
  const fields = valueOf(extensions, oid.privateKeyUsagePeriod);
  if (!fields) return null;
  const limits = childrenOf(fields, 2);
  const limit = (name: 'notBefore' | 'notAfter', number: number) => {
    const value = limits.find(({ tag }) => tag === contextTag(number, false));
    return value && { [name]: new Date(timeOf({ ...value, tag: tags.generalizedTime })).toISOString() };
  };
  return { ...limit('notBefore', 0), ...limit('notAfter', 1) };
}

/** Whether BasicConstraints says that it is an authority's (RFC 5280 §4.2.1.9). */
export function isAuthority(extensions: Extensions): boolean {
  const fields = valueOf(extensions, oid.basicConstraints);
  const [flag] = fields ? childrenOf(fields, 1) : [];
  return flag?.tag === tags.boolean && contentsOf(flag)[0] !== 0;
}

/** The subject alternative names (RFC 5280 §4.2.1.6), each with its type before a colon. */
export function subjectAlternativeNamesOf(extensions: Extensions): string[] {
  const list = valueOf(extensions, oid.subjectAltName);
  return (list ? boundedChildren(list, mostNames) : []).map(generalName);
}

function generalName(name: DerValue): string {
  const text = () => new TextDecoder().decode(contentsOf(name));
  switch (name.tag) {
    case contextTag(0):
      return otherName(name);
    case contextTag(1, false):
      return `email:${text()}`;
    case contextTag(2, false):
      return `DNS:${text()}`;
    case contextTag(4): {
      const [directoryName] = childrenOf(name, 1);
      return `DirName:${readDistinguishedName(required(directoryName, tags.sequence, name)).dn}`;
    }
    case contextTag(6, false):
      return `URI:${text()}`;
    case contextTag(7, false):
      return `IP:${ipAddress(contentsOf(name))}`;
    case contextTag(8, false):
      return `RID:${objectIdentifierOf(name)}`;
    default:
      return 'other:';
  }
}

/** A user principal name as cards carry it, or the OID of any other name. */
function otherName(name: DerValue): string {
  const [type, wrapper] = childrenOf(name, 2);
  const identifier = objectIdentifierOf(required(type, tags.objectIdentifier, name));
  const [value] = wrapper ? childrenOf(wrapper, 1) : [];
  if (identifier !== oid.userPrincipalName || value?.tag !== tags.utf8String)
    return `otherName:${identifier}`;
  return `UPN:${new TextDecoder().decode(contentsOf(value))}`;
}

function ipAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from(
    { length: bytes.length / 2 },
    (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0),
  );
  return groups.map((group) => group.toString(16)).join(':');
}

function valueOf(extensions: Extensions, identifier: string): DerValue | null {
  const octets = extensions.get(identifier);
  return octets ? readValue(octets.bytes, octets.contents, octets.end) : null;
}
