import type { CertificateEntry } from '../config/model';
import type { Text } from '../language';
import type { EntryMaterial } from '../rules/rule';
import { dayOf, timeLeft } from './description';

/** What an entry needs next: a key, a renewal, a workspace that is trusted first, or a look into a file. */
export type NextStep =
  | { readonly kind: 'generate' | 'renew'; readonly certificate: string }
  | { readonly kind: 'trust' }
  | { readonly kind: 'inspect'; readonly file: string };

/** Where an entry stands, and what it needs next. */
export interface Standing {
  readonly title: Text;
  readonly action: NextStep;
}

/** What has to be known to tell where entries stand. */
export interface StandingContext {
  readonly now: Date;
  /** Whether anything may be written. */
  readonly trusted: boolean;
  materialOf(entry: CertificateEntry): Promise<EntryMaterial>;
  /** When the content of a file changed last, where that can be told. */
  changedOn?(file: string): Date | null;
}

/** ANS announces the end of a certificate 60 days before, in milliseconds. */
const renewalTime = 60 * 24 * 60 * 60 * 1000;

/** Where an entry stands by its files, and its next step. */
export async function entryStanding(entry: CertificateEntry, context: StandingContext): Promise<Standing> {
  const { now, trusted } = context;
  const { certificate, request, renewal, privateKey } = await context.materialOf(entry);
  if (certificate !== undefined) {
    const { notAfter } = certificate.item;
    const left = timeLeft(new Date(notAfter), now);
    const until: Text = {
      en: `Certificate until ${dayOf(notAfter)} (${left.en})`,
      fr: `Certificat jusqu’au ${dayOf(notAfter)} (${left.fr})`,
    };
    if (renewal !== undefined)
      return {
        title: underWay(until, context.changedOn?.(renewal.file) ?? null),
        action: { kind: 'inspect', file: renewal.file },
      };
    if (trusted && Date.parse(notAfter) - now.getTime() <= renewalTime)
      return {
        title: { en: `${until.en}: start its renewal`, fr: `${until.fr} : commencer son renouvellement` },
        action: { kind: 'renew', certificate: entry.id },
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
    action: { kind: 'generate', certificate: entry.id },
  };
}

/** The request of a renewal is written once, as it starts. */
function underWay(until: Text, started: Date | null): Text {
  const day = started && dayOf(started.toISOString());
  return {
    en: `${until.en}, renewal started${day ? ` on ${day}` : ''}, waiting for its certificate`,
    fr: `${until.fr}, renouvellement commencé${day ? ` le ${day}` : ''}, en attente de son certificat`,
  };
}
