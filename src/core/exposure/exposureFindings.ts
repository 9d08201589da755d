import type { ConfigurationDocument } from '../config/document';
import { mostRelatedPlaces, type Finding } from '../finding';
import type { FolderFacts } from '../inventory/folderFacts';
import type { KeyMaterialIndex } from '../inventory/keyMaterialIndex';
import { folderOf } from '../inventory/path';
import type { Pause } from '../pause';
import { publishedKeys } from '../pki/publishedKeys';
import { ignoreLine } from '../remedy';
import { makeFinding } from '../rules/finding';
import { ruleNamed } from '../rules/index';
import { isOn, type RuleLevels } from '../rules/levels';
import type { Exposures, FileExposure, GitView } from './exposures';
import { fileModeFindings, passphraseFindings, unencryptedKeyFindings } from './fileFindings';
import { gitFindings, lostKeyFindings } from './gitFindings';
import { isEncrypted, keyFiles, secretsIn, type KeyFile } from './keyFiles';
import { outsideSecretsFindings } from './outsideSecrets';
import { foldersOfSecrets, isInFolders, probesOf, type FolderOfSecrets } from './secretsFolders';

/** A folder whose secrets are looked after. */
export interface GuardedFolder {
  readonly index: Pick<KeyMaterialIndex, 'paths' | 'materialIn'>;
  readonly documents: readonly ConfigurationDocument[];
  readonly facts: FolderFacts;
  readonly secretsFolder: string;
  readonly levels: RuleLevels;
  /** Without it, only what the keys are is told. */
  readonly exposures: Exposures | undefined;
  readonly pause: Pause | undefined;
}

/** Who else gets at the keys of a folder, or soon would. */
export async function exposureFindings(folder: GuardedFolder): Promise<Finding[]> {
  const { index, documents, facts, secretsFolder, levels, exposures, pause } = folder;
  const files = await unpublished(keyFiles(index));
  const folders = foldersOfSecrets(documents, secretsFolder);
  const used = folders.filter(({ path }) => holdsAnything(index.paths(), path));
  const exposureOf = await exposures?.of([...files.map(({ path }) => path), ...used.flatMap(probesOf)]);
  const open = used.filter((each) => probesOf(each).some((path) => isOpen(exposureOf?.get(path))));
  const openPaths = new Set(open.map(({ path }) => path));
  const found = open.flatMap((each) => openFolderFinding(each, files, exposureOf));
  const tellsUnencrypted = isRuleOn('unencrypted-private-key', levels);
  for (const file of files) {
    const { mode = null, git = null } = exposureOf?.get(file.path) ?? {};
    const isToldOfFolder = git?.state === 'untracked' && !git.stored && isInFolders(file.path, openPaths);
    const ofGit = git === null || isToldOfFolder ? [] : gitFindings(file, git);
    found.push(...ofGit);
    // What everyone has needs no guarding, and git gives the files that it writes a mode of its own.
    const isShared = git?.state === 'committed' || git?.state === 'staged';
    if (mode !== null && !isShared) found.push(...fileModeFindings(file, mode));
    if (tellsUnencrypted) found.push(...unencryptedKeyFindings(file));
    if (exposureOf && ofGit.length === 0)
      found.push(...outsideSecretsFindings(file, folders, facts, secretsFolder));
    const paused = pause?.();
    if (paused) await paused;
  }
  if (exposures) {
    found.push(...(await besideTheirKeys(files, exposures)));
    const isConcerned = index.paths().length > 0 || documents.length > 0;
    if (isConcerned && isRuleOn('key-in-git-history', levels))
      found.push(...lostKeyFindings(await exposures.lostKeyFiles()));
  }
  return found;
}

function isRuleOn(id: string, levels: RuleLevels): boolean {
  const rule = ruleNamed(id);
  return rule !== undefined && isOn(rule, levels);
}

/** A key that a document publishes is no secret: rule `published-key` tells of it. */
async function unpublished(files: readonly KeyFile[]): Promise<KeyFile[]> {
  if (files.length === 0) return [];
  const publishedIn = await publishedKeys();
  return files.filter((file) =>
    secretsIn(file).some(({ spki }) => spki === null || publishedIn(spki) === null),
  );
}

/** Whether a folder holds any of the sorted paths. */
function holdsAnything(paths: readonly string[], folder: string): boolean {
  let [low, high] = [0, paths.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? '') < `${folder}/`) low = middle + 1;
    else high = middle;
  }
  return paths[low]?.startsWith(`${folder}/`) === true;
}

function isOpen(exposure: FileExposure | undefined): boolean {
  const git = exposure?.git ?? null;
  return git !== null && git.state !== 'ignored';
}

/** A folder of secrets that git does not ignore (rule `secrets-folder-not-ignored`). */
function openFolderFinding(
  { document, path }: FolderOfSecrets,
  files: readonly KeyFile[],
  exposureOf: ReadonlyMap<string, FileExposure> | undefined,
): Finding {
  const inside = files.filter((file) => file.path.startsWith(`${path}/`));
  const view = probesOf({ document, path }).flatMap((probe) => exposureOf?.get(probe)?.git ?? [])[0];
  return makeFinding({
    rule: 'secrets-folder-not-ignored',
    severity: 'warning',
    message: {
      en: `Git does not ignore ${path}, where the keys of these certificates are kept, and would add what is in it. Add the folder to .gitignore.`,
      fr: `Git n’ignore pas ${path}, où se trouvent les clés de ces certificats, et en ajouterait le contenu. Ajoutez le dossier à .gitignore.`,
    },
    file: document.file,
    range: document.keyRange(['certificates']),
    related: inside.slice(0, mostRelatedPlaces).flatMap((file) => {
      const [first] = secretsIn(file);
      const message = { en: 'A key in the folder', fr: 'Une clé du dossier' };
      return first ? { file: file.path, range: first.range, message } : [];
    }),
    identity: [path],
    remedies: () => (view ? [{ kind: 'ignore', file: view.ignoreFile, line: lineFor(path, view) }] : []),
  });
}

/** The folder as the `.gitignore` that counts for it names it. */
function lineFor(folder: string, { ignoreFile }: GitView): string {
  const from = folderOf(ignoreFile);
  return ignoreLine(`${folder.slice(from === '' ? 0 : from.length + 1)}/`);
}

/** Passphrases beside the keys that they open. */
async function besideTheirKeys(files: readonly KeyFile[], exposures: Exposures): Promise<Finding[]> {
  const opened = new Map<string, KeyFile>();
  for (const file of files) {
    const needsOne = file.bundles.length > 0 || (file.keys.length > 0 && isEncrypted(file));
    if (file.isOwn && needsOne && !opened.has(folderOf(file.path))) opened.set(folderOf(file.path), file);
  }
  const found = await exposures.passphraseFiles([...opened.keys()]);
  return [...found].flatMap(([folder, paths]) => {
    const file = opened.get(folder);
    return file ? paths.map((path) => passphraseFindings(path, file)) : [];
  });
}
