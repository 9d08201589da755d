import type { KeyMaterialIndex } from './keyMaterialIndex';
import { folderOf, nameOf, pathIn } from './path';
import type { SourceIndex } from './sourceIndex';

/** What has to be known of the files of a folder to find one of them by what a text calls it. */
export interface FilesOfFolder {
  readonly has: (file: string) => boolean;
  /** The only file of a name; null where there are several or none. */
  readonly onlyNamed: (name: string) => string | null;
}

/**
 * The file that a text names: from its own folder or one above it, as programs are started from, or the only one
 * of that name, since servers have theirs elsewhere than the sources.
 */
export function namedFile(file: string, written: string, { has, onlyNamed }: FilesOfFolder): string | null {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const path = pathIn(folder, written);
    if (path !== null && has(path)) return path;
    if (folder === '') break;
  }
  return onlyNamed(nameOf(written.replaceAll('\\', '/')));
}

/** The source and settings files that name each file of key material, where it can be told which they mean. */
export function referrersOf(sources: SourceIndex, index: KeyMaterialIndex): Map<string, string[]> {
  const files: FilesOfFolder = { has: (file) => index.has(file), onlyNamed: () => null };
  const referrers = new Map<string, string[]>();
  for (const [file, { references }] of sources.entries()) {
    for (const { path } of references) {
      const named = namedFile(file, path, files);
      if (named === null) continue;
      const others = referrers.get(named) ?? [];
      if (!others.includes(file)) referrers.set(named, [...others, file]);
    }
  }
  return referrers;
}
