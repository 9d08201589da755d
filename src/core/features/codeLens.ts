import type { ConfigurationDocument } from '../config/document';
import type { CertificateEntry } from '../config/model';
import type { Text } from '../language';
import type { KeyMaterial } from '../pki/keyMaterial';
import type { Range } from '../range';
import type { EntryMaterial } from '../rules/rule';
import { dayOf, timeLeft } from './description';

/** What a lens offers: the next step of an entry, to trust the workspace first, or a file to look into. */
export type LensAction =
  | { readonly kind: 'generate' | 'renew'; readonly certificate: string }
  | { readonly kind: 'trust' }
  | { readonly kind: 'inspect'; readonly file: string };

/** A line above a place of a document that says where things stand. */
export interface Lens {
  readonly range: Range;
  readonly title: Text;
  readonly action: LensAction;
}

/** What the lenses of a configuration need to know. */
export interface LensContext {
  readonly now: Date;
  /** Whether anything may be written. */
  readonly trusted: boolean;
  materialOf(entry: CertificateEntry): Promise<EntryMaterial>;
}

/** A lens above each certificate entry: where it stands, and the next step. */
export async function entryLenses(
  document: ConfigurationDocument,
  context: LensContext,
): Promise<readonly Lens[]> {
  return Promise.all(
    document.configuration.certificates.map(async (entry) => ({
      range: document.keyRange(entry.path),
      ...standing(entry, await context.materialOf(entry), context),
    })),
  );
}

/** ANS announces the end of a certificate 60 days before, in milliseconds. */
const renewalTime = 60 * 24 * 60 * 60 * 1000;

function standing(
  { id }: CertificateEntry,
  { certificate, request, renewal, privateKey }: EntryMaterial,
  { now, trusted }: LensContext,
): Pick<Lens, 'title' | 'action'> {
  if (certificate !== undefined) {
    const { notAfter } = certificate.item;
    const left = timeLeft(new Date(notAfter), now);
    const until: Text = {
      en: `Certificate until ${dayOf(notAfter)} (${left.en})`,
      fr: `Certificat jusqu’au ${dayOf(notAfter)} (${left.fr})`,
    };
    if (renewal !== undefined)
      return {
        title: {
          en: `${until.en}, renewal under way: CSR ready to upload`,
          fr: `${until.fr}, renouvellement en cours : CSR prête à déposer`,
        },
        action: { kind: 'inspect', file: renewal.file },
      };
    if (trusted && Date.parse(notAfter) - now.getTime() <= renewalTime)
      return {
        title: { en: `${until.en}: start its renewal`, fr: `${until.fr} : commencer son renouvellement` },
        action: { kind: 'renew', certificate: id },
      };
    return { title: until, action: { kind: 'inspect', file: certificate.file } };
  }
  if (request !== undefined) {
    return {
      title: {
        en: 'CSR ready to upload, no certificate yet',
        fr: 'CSR prête à déposer, pas encore de certificat',
      },
      action: { kind: 'inspect', file: request.file },
    };
  }
  if (privateKey !== undefined) {
    return {
      title: { en: 'Private key without a CSR', fr: 'Clé privée sans CSR' },
      action: { kind: 'inspect', file: privateKey.file },
    };
  }
  if (!trusted) {
    return {
      title: {
        en: 'No key yet: trust the workspace to generate one',
        fr: 'Pas encore de clé : approuvez l’espace de travail pour en générer une',
      },
      action: { kind: 'trust' },
    };
  }
  return {
    title: { en: 'No key yet: generate key and CSR', fr: 'Pas encore de clé : générer la clé et la CSR' },
    action: { kind: 'generate', certificate: id },
  };
}

/** More lenses than this in one file help nobody: bundles of authorities hold hundreds of certificates. */
const mostBlocks = 20;

/** A lens above each certificate and CSR of a text file at `file`. */
export function blockLenses(file: string, materials: readonly KeyMaterial[]): readonly Lens[] {
  return materials
    .filter(({ kind, encoding }) => encoding !== 'der' && (kind === 'certificate' || kind === 'csr'))
    .slice(0, mostBlocks)
    .map(({ kind, range, notAfter }) => ({
      range,
      title: kind === 'csr' ? inspectRequest : inspectCertificate(notAfter),
      action: { kind: 'inspect', file },
    }));
}

const inspectRequest: Text = { en: 'Inspect CSR', fr: 'Inspecter la CSR' };

function inspectCertificate(notAfter: number | null): Text {
  const end = notAfter === null ? null : dayOf(new Date(notAfter).toISOString());
  if (end === null) return { en: 'Inspect certificate', fr: 'Inspecter le certificat' };
  return { en: `Inspect certificate (until ${end})`, fr: `Inspecter le certificat (jusqu’au ${end})` };
}
