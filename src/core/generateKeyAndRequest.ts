import type { ConfigurationDocument } from './config/document';
import { quoted } from './config/quoted';
import type { CertificateEntry } from './config/model';
import { filesOutside } from './entryRefusals';
import { requestDnsNames, requestSubject } from './igc/subject';
import { entryFiles, renewalFiles } from './inventory/entryFiles';
import { isFolderName, isReservedByWindows } from './inventory/path';
import type { Finding } from './finding';
import type { Text } from './language';
import { requestFindings, type FindingSettings } from './requestFindings';
import type { SecretsFolder } from './secretsFolder';
import { hidingLine } from './visibleToGit';
import { writeKeyAndRequest, type GenerationRefusal, type WrittenKeyAndRequest } from './writeKeyAndRequest';

/** What to generate, and where. */
export interface KeyAndRequestOrder extends FindingSettings {
  readonly document: ConfigurationDocument;
  /** The id of the certificate entry. */
  readonly id: string;
  readonly bits: 2048 | 3072 | 4096;
  /** Asked for once nothing else stands in the way; null leaves the key unprotected. */
  readonly passphrase: () => Promise<string | null>;
  /** From the folder of the configuration. */
  readonly secretsFolder: string;
  /** Beside the files in use, which stay so, instead of in their place. */
  readonly isRenewal?: boolean;
}

/** What was made of an entry. */
export interface GeneratedKeyAndRequest extends WrittenKeyAndRequest {
  /** What the subject of the request leaves out. */
  readonly notes: readonly Text[];
}

/** Makes the private key and the request of an entry and writes both, or neither and says why. */
export async function generateKeyAndRequest(
  { document, id, bits, passphrase, secretsFolder, isRenewal = false, ...settings }: KeyAndRequestOrder,
  secrets: SecretsFolder,
): Promise<GeneratedKeyAndRequest | GenerationRefusal> {
  const { configuration, file } = document;
  const entry = configuration.certificates.find((each) => each.id === id);
  if (entry && !isFolderName(id)) return badId(id);
  const described = entry && requestSubject(entry, configuration);
  const findings = requestFindings(document, id, settings);
  if (findings.length > 0) return hasFindings(findings);
  if (!entry || !described) return unknownEntry(id, configuration.certificates);
  if ('reasons' in described) return incomplete(described.reasons);
  const places = isRenewal ? renewalFiles : entryFiles;
  const { privateKey = null, request = null } = places(file, entry, secretsFolder) ?? {};
  if (privateKey === null || request === null)
    return { reason: 'outside-workspace', message: filesOutside(id) };
  const { subject, notes } = described;
  const written = await writeKeyAndRequest(
    {
      subject,
      dnsNames: requestDnsNames(entry, configuration),
      bits,
      passphrase,
      privateKey,
      request,
      ...(!isRenewal && { taken: keyInPlace }),
      hidingLine: (path) => hidingLine(file, secretsFolder, path),
    },
    secrets,
  );
  return 'reason' in written ? written : { ...written, notes };
}

function keyInPlace(path: string): Text {
  return {
    en: `${path} exists already and is never replaced. For a new key, start a renewal (csr --renewal): the key in use stays until the new certificate is installed.`,
    fr: `${path} existe déjà et n’est jamais remplacé. Pour une nouvelle clé, démarrez un renouvellement (csr --renewal) : la clé en service reste jusqu’à l’installation du nouveau certificat.`,
  };
}

function unknownEntry(id: string, entries: readonly CertificateEntry[]): GenerationRefusal {
  const known = entries
    .map((entry) => entry.id)
    .slice(0, 20)
    .join(', ');
  return {
    reason: 'unknown-entry',
    message:
      known === ''
        ? {
            en: `There is no certificate ${id}: the configuration describes none. Add it under certificates.`,
            fr: `Pas de certificat ${id} : la configuration n’en décrit aucun. Ajoutez-le sous certificates.`,
          }
        : {
            en: `There is no certificate ${id} in the configuration, only ${known}.`,
            fr: `Pas de certificat ${id} dans la configuration, seulement ${known}.`,
          },
  };
}

function badId(id: string): GenerationRefusal {
  return {
    reason: 'bad-id',
    message: isReservedByWindows(id)
      ? {
          en: `${quoted(id)} is reserved by Windows. Choose another id.`,
          fr: `${quoted(id)} est réservé par Windows. Choisissez un autre id.`,
        }
      : {
          en: `The id ${id} cannot name a folder. Use letters, digits, dots, dashes and underscores.`,
          fr: `L’identifiant ${id} ne peut pas nommer un dossier. Utilisez lettres, chiffres, points et tirets.`,
        },
  };
}

/** What would be wrong in the request, or in where it is written: the first sentence of many. */
function hasFindings([first, ...others]: readonly Finding[]): GenerationRefusal {
  const message = first?.message ?? { en: '', fr: '' };
  const more = others.length;
  return {
    reason: 'has-findings',
    message: {
      en: `${first?.rule ?? ''}: ${message.en} Correct it first, or silence the rule with a reason.${more === 0 ? '' : ` (${more} more)`}`,
      fr: `${first?.rule ?? ''} : ${message.fr} Corrigez d’abord, ou faites taire la règle en disant pourquoi.${more === 0 ? '' : ` (et ${more} de plus)`}`,
    },
  };
}

function incomplete(reasons: readonly Text[]): GenerationRefusal {
  return {
    reason: 'incomplete',
    message: {
      en: reasons.map(({ en }) => en).join(' '),
      fr: reasons.map(({ fr }) => fr).join(' '),
    },
  };
}
