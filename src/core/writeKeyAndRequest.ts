import { isInsideGit } from './inventory/path';
import type { Text } from './language';
import type { RequestContents } from './pki/certificationRequest';
import { createKeyAndRequest, type KeyKind } from './pki/createKeyAndRequest';
import type { SecretsFolder, WriteRefusal } from './secretsFolder';
import { visibleToGit, type VisibleToGit } from './visibleToGit';
import { writeRefusalText } from './writeRefusalText';

/** What to make, and where. */
export interface NewKeyAndRequest extends RequestContents {
  readonly bits: KeyKind;
  /** Asked for once nothing else stands in the way; null leaves the key unprotected. */
  readonly passphrase: () => Promise<string | null>;
  readonly privateKey: string;
  readonly request: string;
  /** What to tell where something stands at a path, if more than that. */
  readonly taken?: (path: string) => Text;
  /** The line of `.gitignore` that hides a path. */
  readonly hidingLine: (path: string) => string;
}

/** The files that were written, by their paths in the workspace. */
export interface WrittenKeyAndRequest {
  readonly privateKey: string;
  readonly request: string;
  readonly spki: string;
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
    | 'bad-field'
    | 'bad-path'
    | 'visible-to-git';
  readonly message: Text;
  /** With `visible-to-git`. */
  readonly line?: VisibleToGit['line'];
}

/** Makes a private key and its request and writes both where nothing stands and git sees nothing, or says why not. */
export async function writeKeyAndRequest(
  { privateKey, request, taken, hidingLine, passphrase, ...contents }: NewKeyAndRequest,
  secrets: SecretsFolder,
): Promise<WrittenKeyAndRequest | GenerationRefusal> {
  const unfit = unfitPaths(privateKey, request);
  if (unfit) return { reason: 'bad-path', message: unfit };
  for (const path of [privateKey, request]) {
    const obstacle = await secrets.obstacle(path);
    if (obstacle) return writeRefusal(obstacle, taken);
  }
  for (const path of [privateKey, request]) {
    if (!(await secrets.isHiddenFromGit(path))) return visibleToGit(path, hidingLine(path));
  }
  const made = await createKeyAndRequest({ ...contents, passphrase: await passphrase() });
  const refusal = await secrets.writeNew([
    { path: privateKey, content: made.privateKeyPem },
    { path: request, content: made.requestPem },
  ]);
  return refusal ? writeRefusal(refusal, taken) : { privateKey, request, spki: made.spki };
}

/** Why the files cannot stand where they would; undefined where they can. */
function unfitPaths(privateKey: string, request: string): Text | undefined {
  const path = [privateKey, request].find(isInsideGit);
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

function writeRefusal(refusal: WriteRefusal, taken?: (path: string) => Text): GenerationRefusal {
  const { reason, path } = refusal;
  return { reason, message: reason === 'exists' && taken ? taken(path) : writeRefusalText(refusal) };
}
