import { lstatSync, realpathSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { FileExposure, GitView, WatchedExposures } from '../core/exposure/exposures';
import { isPassphrase, longestPassphraseFile, namesPassphrase } from '../core/exposure/passphraseFile';
import type { Pause } from '../core/pause';
import { FileReader } from './fileReader';
import { GitFolders } from './git/gitFolders';
import { LostKeys } from './git/lostKeys';
import { repositoryAround } from './git/repository';
import { stampOf, type RepositoryView } from './git/repositoryView';
import { slices } from './slices';

/** The port on who gets at the files of a folder of this machine (`root`, absolute). */
export function nodeExposures(root: string): WatchedExposures {
  const views = new Map<string, RepositoryView>();
  let around: string | null = null;
  let lost: LostKeys | null = null;
  return {
    async of(paths) {
      const pause = slices(undefined);
      around = stampAround(realRoot(root));
      const files = await filesAt(realRoot(root), paths, views, pause);
      return exposuresOf(files, pause);
    },
    hasChanged: () =>
      around !== stampAround(realRoot(root)) || [...views.values()].some((view) => view.hasChanged()),
    passphraseFiles: (folders) => passphraseFiles(root, folders),
    async lostKeyFiles() {
      lost ??= new LostKeys(realRoot(root));
      return lost.find(slices(undefined));
    },
  };
}

function realRoot(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root;
  }
}

/** What tells whether another repository holds the folder, or it is ignored otherwise from above. */
function stampAround(root: string): string {
  const repository = repositoryAround(root);
  if (repository === null) return '';
  const stamps = [repository.gitFolder, stampOf(join(repository.commonFolder, 'info', 'exclude'))];
  for (let folder = root; ; folder = dirname(folder)) {
    stamps.push(stampOf(join(folder, '.gitignore')));
    if (folder === repository.root) return stamps.join(' ');
  }
}

/** A file that is asked about. */
interface AskedFile {
  readonly path: string;
  readonly full: string;
  readonly mode: number | null;
  /** Null outside any repository. */
  readonly git: {
    readonly view: RepositoryView;
    /** From the top of the repository. */
    readonly name: string;
    readonly ignored: boolean;
    readonly ignoreFolder: string;
  } | null;
}

async function filesAt(
  root: string,
  paths: readonly string[],
  views: Map<string, RepositoryView>,
  pause: Pause,
): Promise<AskedFile[]> {
  const folders = new GitFolders(root, views);
  const files: AskedFile[] = [];
  for (const path of paths) {
    const full = join(root, path);
    const { view, ignore } = folders.at(dirname(full));
    const isInside = view !== null && `${view.repository.root}${sep}`.startsWith(`${root}${sep}`);
    files.push({
      path,
      full,
      mode: modeOf(full),
      git: view && {
        view,
        name: slashed(relative(view.repository.root, full)),
        ignored: ignore?.leavesOut(basename(full), false) ?? true,
        ignoreFolder: isInside ? view.repository.root : root,
      },
    });
    const paused = pause();
    if (paused) await paused;
  }
  return files.map((file) => withRootOf(file, root));
}

/** The folder of the `.gitignore` as a path of the workspace. */
function withRootOf(file: AskedFile, root: string): AskedFile {
  return file.git === null
    ? file
    : { ...file, git: { ...file.git, ignoreFolder: slashed(relative(root, file.git.ignoreFolder)) } };
}

async function exposuresOf(files: readonly AskedFile[], pause: Pause): Promise<Map<string, FileExposure>> {
  const found = new Map<string, FileExposure>();
  const byView = new Map<RepositoryView, AskedFile[]>();
  for (const file of files) {
    if (file.git === null) {
      found.set(file.path, { mode: file.mode, git: null });
      continue;
    }
    const others = byView.get(file.git.view);
    if (others) others.push(file);
    else byView.set(file.git.view, [file]);
  }
  for (const [view, asked] of byView) {
    const states = await view.statesOf(
      asked.map(({ git }) => git?.name ?? ''),
      pause,
    );
    const untracked = asked.filter(({ git }) => !states.get(git?.name ?? ''));
    const stored = await view.storedAmong(
      untracked.map(({ full }) => full),
      pause,
    );
    for (const { path, full, mode, git } of asked) {
      if (git === null) continue;
      const tracked = states.get(git.name) ?? null;
      const ignoreFolder = git.ignoreFolder === '' ? '' : `${git.ignoreFolder}/`;
      const seen: GitView = {
        state: tracked ?? (git.ignored ? 'ignored' : 'untracked'),
        stored: stored.has(full),
        ignoreFile: `${ignoreFolder}.gitignore`,
        pathFromIgnoreFile: path.slice(ignoreFolder.length),
      };
      found.set(path, { mode, git: seen });
    }
  }
  return found;
}

/** What Windows tells are no permissions. */
function modeOf(full: string): number | null {
  if (process.platform === 'win32') return null;
  try {
    const stats = lstatSync(full, { throwIfNoEntry: false });
    return stats?.isFile() === true ? stats.mode & 0o777 : null;
  } catch {
    return null;
  }
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

const mostPassphraseFiles = 20;

async function passphraseFiles(
  root: string,
  folders: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const folder of folders) {
    const names = await readdir(join(root, folder)).catch(() => []);
    const paths = names
      .filter((name) => namesPassphrase(name))
      .sort()
      .slice(0, mostPassphraseFiles)
      .map((name) => (folder === '' ? name : `${folder}/${name}`));
    const sure = paths.filter((path) => isPassphraseFile(join(root, path)));
    if (sure.length > 0) found.set(folder, sure);
  }
  return found;
}

function isPassphraseFile(full: string): boolean {
  try {
    const content = new FileReader(longestPassphraseFile).read(full);
    return content instanceof Uint8Array && isPassphrase(content);
  } catch {
    return false;
  }
}
