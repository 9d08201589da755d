import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uriOf } from './workspace';

/** Puts files and folders of the open workspace back as they are now, once a test is done with them. */
export function keeping(...paths: readonly string[]): Disposable {
  const aside = mkdtempSync(join(tmpdir(), 'sante-certs-'));
  const places = paths.map((path, index) => ({
    path: uriOf(path).fsPath,
    copy: join(aside, String(index)),
  }));
  const options = { recursive: true, preserveTimestamps: true };
  for (const { path, copy } of places) if (existsSync(path)) cpSync(path, copy, options);
  return {
    [Symbol.dispose]() {
      for (const { path, copy } of places) {
        rmSync(path, { recursive: true, force: true });
        if (existsSync(copy)) cpSync(copy, path, options);
      }
      rmSync(aside, { recursive: true });
    },
  };
}
