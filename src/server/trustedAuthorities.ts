import type { RemoteConsole } from 'vscode-languageserver';
import { AuthoritiesError, shippedAuthorities, type Authority } from '../core/igc/authorities';
import { readAuthoritiesFile } from '../core/inspect/authoritiesFile';
import type { Environment } from './environment';
import type { Settings } from './settings';

const largestFile = 1 << 20;

/** The authorities to trust: the shipped ones, and those of the test environment that the user's settings name. */
export async function trustedAuthorities(
  settings: Settings,
  environment: Environment,
  log: RemoteConsole,
): Promise<readonly Authority[]> {
  const additional = await Promise.all(
    settings.additionalAuthorities.map(async (path) => {
      try {
        const bytes = await environment.readFile(environment.uriOfPath(path), largestFile);
        if (bytes instanceof Uint8Array) return readAuthoritiesFile(bytes);
        log.warn(`${path}: ${bytes.reason}`);
      } catch (error) {
        if (!(error instanceof AuthoritiesError)) throw error;
        log.warn(`${path}: ${error.text[settings.language]}`);
      }
      return [];
    }),
  );
  return [...shippedAuthorities, ...additional.flat()];
}
