/** The folder of a path of the workspace; '' for the workspace itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * The path that `relative`, written in a file of `folder`, stands for.
 *
 * Null where it leaves the workspace or is absolute; `\` separates too, as people write it on Windows.
 */
export function pathIn(folder: string, relative: string): string | null {
  const written = relative.replaceAll('\\', '/');
  if (written.startsWith('/') || /^[a-z]:/i.test(written) || written.includes('\0')) return null;
  const parts: string[] = [];
  for (const part of `${folder}/${written}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** Whether a path leads into the folder of git itself, by any name that a system knows it by. */
export function isInsideGit(path: string): boolean {
  return /(^|\/)(\.git|git~1)[. ]*(:[^/]*)?(\/|$)/i.test(path);
}

/** Whether Windows takes `name` for a device. */
export function isReservedByWindows(name: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}

/** Whether `name` names one folder, and the same one, on every system. */
export function isFolderName(name: string): boolean {
  return (
    /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}._ -]{0,99}$/u.test(name) &&
    !/[. ]$/.test(name) &&
    !isReservedByWindows(name)
  );
}
