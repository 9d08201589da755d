import { Uri, workspace } from 'vscode';
import type { Authority } from '../core/igc/authorities';

/** The authorities to trust: the shipped ones, and the test ones that the user's settings name and that can be read. */
export async function trustedAuthorities(): Promise<readonly Authority[]> {
  const { readAuthoritiesFile, shippedAuthorities } = await import('./later');
  const paths = workspace.getConfiguration('santeCerts').get<readonly string[]>('additionalAuthorities', []);
  const additional = await Promise.all(
    paths.map(async (path) => {
      try {
        return readAuthoritiesFile(await workspace.fs.readFile(Uri.file(path)));
      } catch {
        // The server, which reads the same files, logs why one is left out.
        return [];
      }
    }),
  );
  return [...shippedAuthorities, ...additional.flat()];
}
