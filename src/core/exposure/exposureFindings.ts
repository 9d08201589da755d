import type { ConfigurationDocument } from '../config/document';
import { mostRelatedPlaces, type Finding } from '../finding';
import { flat } from '../flat';
import type { FolderFacts } from '../inventory/folderFacts';
import type { KeyMaterialIndex } from '../inventory/keyMaterialIndex';
import { folderOf } from '../inventory/path';
import type { Pause } from '../pause';
import { publishedKeys } from '../pki/publishedKeys';
import type { Remembered } from '../remembered';
import { ignoreLine } from '../remedy';
import { makeFinding } from '../rules/finding';
import { ruleNamed } from '../rules/index';
import { isOn, type RuleLevels } from '../rules/levels';
import type { Exposures, FileExposure, GitView } from './exposures';
import { fileModeFindings, passphraseFindings, unencryptedKeyFindings } from './fileFindings';
import { gitFindings, lostKeyFindings } from './gitFindings';
import { isEncrypted, keyFiles, secretsIn, type KeyFile } from './keyFiles';
import { outsideSecretsFindings } from './outsideSecrets';
import { isInFolders, probesOf, type FolderOfSecrets } from './secretsFolders';

/** A folder whose secrets are looked after. */
export interface GuardedFolder {
  readonly index: Pick<KeyMaterialIndex, 'paths' | 'materialIn'>;
  readonly documents: readonly ConfigurationDocument[];
  readonly facts: FolderFacts;
  /** The folders of secrets of the documents. */
  readonly folders: readonly FolderOfSecrets[];
  readonly secretsFolder: string;
  readonly levels: RuleLevels;
  /** Without it, only what the keys are is told. */
  readonly exposures: Exposures | undefined;
  readonly pause: Pause | undefined;
}

/** What the findings on the keys of one file may depend on; answers are the same objects until they change. */
export interface ExposureFacts extends FolderFacts {
  /** The keys in a file; null where there are none but published ones. */
  readonly keysIn: (file: string) => KeyFile | null;
  readonly exposureOf: (file: string) => FileExposure | undefined;
  /** Whether a file is in a folder of secrets that git does not ignore. */
  readonly isInOpenFolder: (file: string) => boolean;
  /** Every folder of secrets, whatever is asked about. */
  readonly secretsFolders: (file: string) => readonly FolderOfSecrets[];
}

/** Who else gets at the keys of a folder, or soon would; with the `memory` of an earlier check, made anew where it changed. */
export async function exposureFindings(
  folder: GuardedFolder,
  memory: Remembered<ExposureFacts, readonly Finding[]>,
): Promise<Finding[]> {
  const { index, documents, folders, levels, exposures, pause } = folder;
  const files = await unpublished(keyFiles(index));
  const paths = files.map(({ path }) => path);
  const used = folders.filter(({ path }) => holdsAnything(index.paths(), path));
  const exposureOf = await exposures?.of([...paths, ...used.flatMap(probesOf)]);
  const open = used.filter((each) => probesOf(each).some((path) => isOpen(exposureOf?.get(path))));
  const openPaths = new Set(open.map(({ path }) => path));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const facts: ExposureFacts = {
    ...folder.facts,
    keysIn: (file) => byPath.get(file) ?? null,
    exposureOf: (file) => exposureOf?.get(file),
    isInOpenFolder: (file) => isInFolders(file, openPaths),
    secretsFolders: () => folders,
  };
  const find = (file: string, asked: ExposureFacts) => Promise.resolve(findingsOf(file, asked, folder));
  const found = [
    open.flatMap((each) => openFolderFinding(each, files, exposureOf)),
    flat(await memory.ofEach(paths, facts, find, pause)),
  ];
  if (exposures) {
    found.push(await besideTheirKeys(files, exposures));
    const isConcerned = index.paths().length > 0 || documents.length > 0;
    if (isConcerned && isRuleOn('key-in-git-history', levels))
      found.push(lostKeyFindings(await exposures.lostKeyFiles()));
  }
  return flat(found);
}

/** Who gets at the keys of one file. */
function findingsOf(
  path: string,
  facts: ExposureFacts,
  { exposures, secretsFolder, levels }: GuardedFolder,
): Finding[] {
  const file = facts.keysIn(path);
  if (file === null) return [];
  const { mode = null, git = null } = facts.exposureOf(path) ?? {};
  const isToldOfFolder = git?.state === 'untracked' && !git.stored && facts.isInOpenFolder(path);
  const found = git === null || isToldOfFolder ? [] : gitFindings(file, git);
  const isUnknownToGit = found.length === 0;
  // What everyone has needs no guarding, and git gives the files that it writes a mode of its own.
  const isShared = git?.state === 'committed' || git?.state === 'staged';
  if (mode !== null && !isShared) found.push(...fileModeFindings(file, mode));
  if (isRuleOn('unencrypted-private-key', levels)) found.push(...unencryptedKeyFindings(file));
  if (exposures && isUnknownToGit)
    found.push(...outsideSecretsFindings(file, facts.secretsFolders(path), facts, secretsFolder));
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
