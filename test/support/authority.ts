import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { Authority } from '../../src/core/igc/authorities';
import { encode, encodeSequence } from '../../src/core/pki/derWriter';

/** What a leaf certificate is for; `PERSON` is a card's, wrong for every software use. */
export type LeafProfile = 'ORG AUTH_CLI' | 'ORG SIGN' | 'ORG CONF' | 'SERV SSL' | 'PERSON' | 'UNKNOWN';

export interface LeafRequest {
  readonly profile: LeafProfile;
  readonly commonName: string;
  /** The OU: struct_IdNat, type prefix and identifier. */
  readonly structure: string;
  readonly organization?: string;
  /** DER SubjectPublicKeyInfo, or a CSR in PEM whose key is certified. */
  readonly publicKey: Uint8Array | string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly dnsNames?: readonly string[];
  /** End of the privateKeyUsagePeriod, which ORG SIGN has. */
  readonly signsUntil?: Date;
  /** The whole subject, where it is not the usual one. */
  readonly subject?: x509.JsonNameParams;
}

export interface Issued {
  readonly pem: string;
  readonly der: Uint8Array;
}

/** A root and an intermediate with the names, key usages, policies and private extension of IGC-Santé. */
export interface Miniature {
  /** The trust anchors, as `readAuthorities` gives them. */
  readonly authorities: readonly Authority[];
  readonly root: Issued;
  readonly intermediate: Issued;
  issue(request: LeafRequest): Promise<Issued>;
}

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
};

const eku = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  any: '2.5.29.37.0',
  smartcardLogon: '1.3.6.1.4.1.311.20.2.2',
};

const { digitalSignature, nonRepudiation, keyEncipherment, keyCertSign, cRLSign } = x509.KeyUsageFlags;

const usages: Readonly<Record<LeafProfile, { ku: x509.KeyUsageFlags; eku: string[] }>> = {
  'ORG AUTH_CLI': { ku: digitalSignature, eku: [eku.clientAuth] },
  'ORG SIGN': { ku: digitalSignature | nonRepudiation, eku: [eku.emailProtection] },
  'ORG CONF': { ku: keyEncipherment, eku: [eku.emailProtection, eku.any] },
  'SERV SSL': { ku: digitalSignature | keyEncipherment, eku: [eku.serverAuth, eku.clientAuth] },
  PERSON: { ku: digitalSignature, eku: [eku.clientAuth, eku.smartcardLogon] },
  UNKNOWN: { ku: x509.KeyUsageFlags.keyAgreement, eku: [eku.serverAuth] },
};

const caValidity = {
  notBefore: new Date('2013-06-25T00:00:00Z'),
  notAfter: new Date('2033-06-24T00:00:00Z'),
};

/** Makes a miniature of the hierarchy IGC-Santé ELEMENTAIRE ORGANISATIONS, or of another, with keys of its own. */
export async function createMiniature(
  environment: 'test' | 'production' = 'test',
  range: 'ELEMENTAIRE' | 'STANDARD' = 'ELEMENTAIRE',
): Promise<Miniature> {
  const prefix = environment === 'test' ? 'TEST ' : '';
  const suffix = environment === 'test' ? ' TEST' : '';
  const rootName = authorityName(`${prefix}AC RACINE IGC-SANTE ${range}`, suffix);
  const name = authorityName(`${prefix}AC IGC-SANTE ${range} ORGANISATIONS`, suffix);
  const [rootKeys, keys] = await Promise.all([generateKeys(), generateKeys()]);
  const [rootSpki, spki] = await Promise.all([exportSpki(rootKeys), exportSpki(keys)]);

  const authorityExtensions = (pathLength?: number) => [
    new x509.BasicConstraintsExtension(true, pathLength, true),
    new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
    new x509.CertificatePolicyExtension(['2.5.29.32.0']),
  ];
  const root = await sign(rootKeys, rootSpki, {
    subject: rootName,
    issuer: rootName,
    publicKey: rootSpki,
    ...caValidity,
    extensions: authorityExtensions(),
  });
  const intermediate = await sign(rootKeys, rootSpki, {
    subject: name,
    issuer: rootName,
    publicKey: spki,
    ...caValidity,
    extensions: authorityExtensions(0),
  });

  return {
    authorities: await Promise.all([
      authority(environment, rootName, rootSpki),
      authority(environment, name, spki),
    ]),
    root,
    intermediate,
    issue: ({
      profile,
      commonName,
      structure,
      organization,
      publicKey,
      notBefore,
      notAfter,
      dnsNames = [],
      signsUntil,
      subject,
    }) =>
      sign(keys, spki, {
        subject: subject ?? [
          { C: [{ printableString: 'FR' }] },
          { ST: [{ utf8String: 'Seine-Maritime (76)' }] },
          { O: [{ utf8String: organization ?? 'CABINET DE RADIOLOGIE DU ROUENNAIS' }] },
          { OU: [{ utf8String: structure }] },
          { CN: [{ utf8String: commonName }] },
        ],
        issuer: name,
        publicKey: typeof publicKey === 'string' ? spkiOfRequest(publicKey) : publicKey,
        notBefore,
        notAfter,
        extensions: [
          new x509.BasicConstraintsExtension(false),
          new x509.KeyUsagesExtension(usages[profile].ku, true),
          new x509.ExtendedKeyUsageExtension(usages[profile].eku),
          new x509.CertificatePolicyExtension([policyOf(environment, profile)]),
          new x509.Extension(
            '1.2.250.1.71.1.2.5',
            false,
            Uint8Array.of(4, 1, environment === 'test' ? 0x83 : 0x03),
          ),
          ...(signsUntil ? [signingPeriodUntil(signsUntil)] : []),
          ...(dnsNames.length > 0
            ? [
                new x509.SubjectAlternativeNameExtension(
                  dnsNames.map((value) => ({ type: 'dns' as const, value })),
                ),
              ]
            : []),
        ],
      }),
  };
}

/** PrivateKeyUsagePeriod (RFC 3280 §4.2.1.4). */
function signingPeriodUntil(end: Date): x509.Extension {
  const time = Buffer.from(end.toISOString().replace(/[-:T]|\.\d+/g, ''));
  return new x509.Extension('2.5.29.16', false, encodeSequence(encode(0x81, time)));
}

function authorityName(commonName: string, suffix: string): x509.JsonNameParams {
  return [
    { C: [{ printableString: 'FR' }] },
    { O: [{ utf8String: 'ASIP-SANTE' }] },
    { OU: [{ utf8String: '0002 187512751' }] },
    { OU: [{ utf8String: `IGC-SANTE${suffix}` }] },
    { CN: [{ utf8String: commonName }] },
  ];
}

async function authority(
  environment: 'test' | 'production',
  name: x509.JsonNameParams,
  spki: Uint8Array,
): Promise<Authority> {
  return {
    environment,
    subject: new x509.Name([...name].reverse()).toString().replaceAll(', ', ','),
    keyIdentifier: await keyIdentifierOf(spki),
    spki: Buffer.from(spki).toString('base64'),
  };
}

/** The test environment has one policy for all profiles; in production only two are known. */
function policyOf(environment: 'test' | 'production', profile: LeafProfile): string {
  if (environment === 'test') return '1.2.250.1.213.1.7.2.1.1.1.1';
  return profile === 'SERV SSL' ? '1.2.250.1.213.1.7.1.1.2.5.1' : '1.2.250.1.213.1.7.1.1.2.3.1';
}

interface ToSign {
  readonly subject: x509.JsonNameParams;
  readonly issuer: x509.JsonNameParams;
  readonly publicKey: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: x509.Extension[];
}

async function sign(
  issuerKeys: webcrypto.CryptoKeyPair,
  issuerSpki: Uint8Array,
  toSign: ToSign,
): Promise<Issued> {
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: `1d${randomBytes(15).toString('hex')}`,
    ...toSign,
    subject: new x509.Name(toSign.subject),
    issuer: new x509.Name(toSign.issuer),
    publicKey: new x509.PublicKey(new Uint8Array(toSign.publicKey)),
    signingKey: issuerKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      ...toSign.extensions,
      new x509.SubjectKeyIdentifierExtension(await keyIdentifierOf(toSign.publicKey)),
      new x509.AuthorityKeyIdentifierExtension(await keyIdentifierOf(issuerSpki)),
    ],
  });
  return { pem: `${certificate.toString('pem')}\n`, der: new Uint8Array(certificate.rawData) };
}

/** SHA-1 of the public key's bits (RFC 5280 §4.2.1.2, method 1), lower-case hex. */
async function keyIdentifierOf(spki: Uint8Array): Promise<string> {
  const identifier = await new x509.PublicKey(new Uint8Array(spki)).getKeyIdentifier();
  return Buffer.from(identifier).toString('hex');
}

function spkiOfRequest(pem: string): Uint8Array {
  return new Uint8Array(new x509.Pkcs10CertificateRequest(pem).publicKey.rawData);
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function exportSpki({ publicKey }: webcrypto.CryptoKeyPair): Promise<Uint8Array> {
  return new Uint8Array(await webcrypto.subtle.exportKey('spki', publicKey));
}
