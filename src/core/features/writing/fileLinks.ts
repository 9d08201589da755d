import type { ConfigurationDocument } from '../../config/document';
import type { CertificateFiles } from '../../config/model';
import { entryFiles } from '../../inventory/entryFiles';
import type { Range } from '../../range';

/** A place of a configuration that leads to a file. */
export interface FileLink {
  readonly range: Range;
  /** From the folder of the workspace. */
  readonly path: string;
}

/** A certificate's own file says most; a private key is never what one wants to open. */
const shown = ['certificate', 'request', 'bundle'] as const satisfies readonly (keyof CertificateFiles)[];

/** Links to files that exist: the paths in `files:`, and on the id of an entry its certificate, or else its request. */
export function fileLinks(
  document: ConfigurationDocument,
  secretsFolder: string,
  exists: (path: string) => boolean,
): readonly FileLink[] {
  return document.configuration.certificates.flatMap((entry) => {
    const files = entryFiles(document.file, entry, secretsFolder);
    const written = (Object.keys(entry.files) as (keyof CertificateFiles)[]).map((role) => ({
      range: document.valueRange([...entry.path, 'files', role]),
      path: files[role],
    }));
    const best = shown.map((role) => files[role]).find((path) => path !== null && exists(path));
    const own = { range: document.valueRange([...entry.path, 'id']), path: best ?? null };
    return [own, ...written].filter((link): link is FileLink => link.path !== null && exists(link.path));
  });
}
