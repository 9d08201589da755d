/** The URI of a file by its path in the folder `folderUri`. */
export function uriOf(folderUri: string, path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${withoutSlash(folderUri)}/${encoded}`;
}

/** The path of `uri` in the folder `folderUri`, however either is encoded; null for what is not in it. */
export function pathOf(folderUri: string, uri: string): string | null {
  const folder = `${decoded(withoutSlash(folderUri))}/`;
  const file = decoded(uri);
  return file.startsWith(folder) ? file.slice(folder.length) : null;
}

/** A URI in the one form by which two can be compared: editors encode more or less of it. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '');
}
