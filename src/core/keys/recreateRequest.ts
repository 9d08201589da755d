import type { ConfigurationDocument } from '../config/document';
import { noSuchEntry } from '../entryRefusals';
import { requestDnsNames, requestSubject } from '../igc/subject';
import { entryFiles } from '../inventory/entryFiles';
import type { Text } from '../language';
import { certificationRequest } from '../pki/certificationRequest';
import { isRefusal, orRefusal, type Refusal } from '../pki/encryption/refusal';
import type { OpenOptions } from '../pki/openPkcs12';
import { pemText } from '../pki/pemText';
import { requestFindings, type FindingSettings } from '../requestFindings';
import type { SecretsFolder, WriteRefusal } from '../secretsFolder';
import { writeRefusalText } from '../writeRefusalText';
import { openAsking, type AskPassphrase } from './openAsking';

/** Which entry to make the request of again. */
export interface RequestOrder extends FindingSettings, OpenOptions {
  readonly document: ConfigurationDocument;
  readonly id: string;
  /** From the folder of the configuration. */
  readonly secretsFolder: string;
  readonly passphrase: AskPassphrase;
}

/** Why no request was made. */
export interface RequestRefusal {
  readonly reason: Refusal['reason'] | WriteRefusal['reason'] | 'unknown-entry' | 'has-findings' | 'missing';
  readonly message: Text;
}

/** The request of the key that an entry has already, with the subject that the configuration gives it now. */
export async function recreateRequest(
  { document, id, secretsFolder, passphrase, signal, ...settings }: RequestOrder,
  secrets: Pick<SecretsFolder, 'read'>,
): Promise<{ readonly requestPem: string; readonly notes: readonly Text[] } | RequestRefusal> {
  const { configuration, file } = document;
  const entry = configuration.certificates.find((each) => each.id === id);
  if (!entry) return { reason: 'unknown-entry', message: noSuchEntry(id) };
  const [finding] = requestFindings(document, id, settings);
  if (finding) return { reason: 'has-findings', message: finding.message };
  const described = requestSubject(entry, configuration);
  if ('reasons' in described)
    return { reason: 'has-findings', message: described.reasons[0] ?? noSuchEntry(id) };
  const { privateKey } = entryFiles(file, entry, secretsFolder);
  const key = privateKey === null ? null : await secrets.read(privateKey);
  if (key === null) return { reason: 'missing', message: noKey(id) };
  if (!(key instanceof Uint8Array)) return { reason: key.reason, message: writeRefusalText(key) };
  const opened = await openAsking(key, passphrase, signal);
  if (isRefusal(opened)) return opened;
  const { subject, notes } = described;
  const dnsNames = requestDnsNames(entry, configuration);
  const request = await orRefusal(() =>
    certificationRequest(opened.pkcs8, opened.publicKey, { subject, dnsNames }),
  );
  return isRefusal(request) ? request : { requestPem: pemText('CERTIFICATE REQUEST', request), notes };
}

function noKey(id: string): Text {
  return {
    en: `The certificate ${id} has no private key yet. Generate its key and CSR instead.`,
    fr: `Le certificat ${id} n’a pas encore de clé privée. Générez plutôt sa clé et sa CSR.`,
  };
}
