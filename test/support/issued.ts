import type { InspectedCertificate, IgcIdentity } from '../../src/core/inspect/item';
import type { EntryMaterial, Located } from '../../src/core/rules/rule';

/** What a test says of an issued certificate; the rest is that of a good production ORG AUTH_CLI. */
export interface IssuedOptions {
  readonly commonName?: string;
  readonly spki?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Null for a certificate that is not of IGC-Santé. */
  readonly igc?: Partial<IgcIdentity> | null;
}

/** The material of an entry whose certificate is issued. */
export function issued(options: IssuedOptions = {}): EntryMaterial {
  return { certificate: issuedCertificate(options) };
}

/** A decoded certificate, where a rule expects it. */
export function issuedCertificate({
  commonName = 'RIS',
  spki = 'aa',
  notBefore = '2026-01-01T00:00:00.000Z',
  notAfter = '2029-01-01T00:00:00.000Z',
  igc = {},
}: IssuedOptions): Located<InspectedCertificate> {
  return {
    file: 'secrets/one/certificate.pem',
    range: { start: { line: 0, character: 0 }, end: { line: 20, character: 25 } },
    item: {
      kind: 'certificate',
      spki,
      sha256: 'cc',
      subject: { OU: [], CN: commonName, dn: `CN=${commonName}` },
      issuer: { OU: [], dn: 'CN=AC' },
      serial: '01',
      notBefore,
      notAfter,
      keyUsage: [],
      extendedKeyUsage: [],
      san: [],
      policies: [],
      signatureAlgorithm: 'sha256WithRSAEncryption',
      igc: igc && {
        profile: 'ORG AUTH_CLI',
        environment: 'production',
        structure: { type: 'SIRET', value: '73282932000074' },
        chain: 'verified',
        ...igc,
      },
    },
  };
}
