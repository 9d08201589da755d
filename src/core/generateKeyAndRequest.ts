import type { ConfigurationDocument } from './config/document';
import { quoted } from './config/quoted';
import type { CertificateEntry } from './config/model';
import { requestDnsNames, requestSubject } from './igc/subject';
import { entryFiles, renewalFiles } from './inventory/entryFiles';
import { isFolderName, isReservedByWindows } from './inventory/path';
import { secretsRoot } from './inventory/secretsRoot';
import type { Finding } from './finding';
import type { Text } from './language';
import { createKeyAndRequest } from './pki/createKeyAndRequest';
import { requestFindings, type FindingSettings } from './requestFindings';
import type { SecretsFolder, WriteRefusal } from './secretsFolder';
import { writeRefusalText } from './writeRefusalText';

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

/** The files that were written, by their paths in the workspace. */
export interface GeneratedKeyAndRequest {
  readonly privateKey: string;
  readonly request: string;
  readonly spki: string;
  /** What the subject of the request leaves out. */
  readonly notes: readonly Text[];
}

/** Why nothing was generated. */
export interface GenerationRefusal {
  readonly reason:
    | WriteRefusal['reason']
    | 'nothing-to-renew'
    | 'unknown-entry'
    | 'bad-id'
    | 'incomplete'
    | 'has-findings'
    | 'bad-path'
    | 'visible-to-git';
  readonly message: Text;
  /** With `visible-to-git`: the folder that git has to ignore first (`SecretsFolder.ignore`). */
  readonly folder?: string;
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
  if (privateKey === null || request === null) return outsideWorkspace(id);
  const unfit = unfitPaths(privateKey, request);
  if (unfit) return { reason: 'bad-path', message: unfit };
  for (const path of [privateKey, request]) {
    const obstacle = await secrets.obstacle(path);
    if (obstacle) return writeRefusal(obstacle);
  }
  for (const path of [privateKey, request]) {
    if (!(await secrets.isHiddenFromGit(path)))
      return visibleToGit(path, secretsRoot(file, secretsFolder, path));
  }
  const { subject, notes } = described;
  const dnsNames = requestDnsNames(entry, configuration);
  const made = await createKeyAndRequest({ subject, dnsNames, bits, passphrase: await passphrase() });
  const refusal = await secrets.writeNew([
    { path: privateKey, content: made.privateKeyPem },
    { path: request, content: made.requestPem },
  ]);
  return refusal ? writeRefusal(refusal) : { privateKey, request, spki: made.spki, notes };
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

/** Why the files of an entry cannot stand where they would; undefined where they can. */
function unfitPaths(privateKey: string, request: string): Text | undefined {
  const isOfGit = (path: string) => /(^|\/)(\.git|git~1)[. ]*(\/|$)/i.test(path);
  const path = [privateKey, request].find(isOfGit);
  if (path !== undefined)
    return {
      en: `${path} would be inside the folder of git itself. Choose another path.`,
      fr: `${path} serait dans le dossier de git lui-même. Choisissez un autre chemin.`,
    };
  // Many disks do not tell capitals apart.
  if (privateKey.normalize().toLowerCase() === request.normalize().toLowerCase())
    return {
      en: `The private key and the request would be one file, ${request}. Give each its own path in \`files\`.`,
      fr: `La clé privée et la demande seraient un seul fichier, ${request}. Donnez à chacune son chemin dans \`files\`.`,
    };
  return undefined;
}

function outsideWorkspace(id: string): GenerationRefusal {
  return {
    reason: 'outside-workspace',
    message: {
      en: `The files of ${id} would stand outside the folder. Correct its files or the secrets folder.`,
      fr: `Les fichiers de ${id} seraient hors du dossier. Corrigez files ou le dossier des secrets.`,
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

function visibleToGit(path: string, folder: string): GenerationRefusal {
  return {
    reason: 'visible-to-git',
    folder,
    message: {
      en: `Git would see ${path}. Add the line /${folder}/ to .gitignore first.`,
      fr: `Git verrait ${path}. Ajoutez d’abord la ligne /${folder}/ à .gitignore.`,
    },
  };
}

function writeRefusal(refusal: WriteRefusal): GenerationRefusal {
  return { reason: refusal.reason, message: writeRefusalText(refusal) };
}
