/** Where the sets of files that renewals have replaced are kept, in the folder of their entry. */
export const archiveFolder = 'archive';

const archivedFile = /^(?<set>(?:.*\/)?archive\/\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d(?:-\d{1,3})?)\/[^/]+$/;

/** The folder of the archived set that a file belongs to, `…/archive/<first day>_<last day>`; null for any other file. */
export function archivedSetOf(file: string): string | null {
  return archivedFile.exec(file)?.groups?.set ?? null;
}

/** The name of the folder of a set whose certificate has these dates, in ISO 8601. */
export function archivedSetName({ notBefore, notAfter }: { notBefore: string; notAfter: string }): string {
  const day = (instant: string) => instant.slice(0, 'YYYY-MM-DD'.length);
  return `${day(notBefore)}_${day(notAfter)}`;
}
