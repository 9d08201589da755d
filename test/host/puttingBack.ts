import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { uriOf } from './workspace';

interface KeptFile {
  readonly content: Buffer;
  readonly mode: number;
}

/** Puts what changed in files and folders of the open workspace back after each test of a suite. */
export function puttingBack(...paths: readonly string[]): void {
  let kept = new Map<string, KeptFile | null>();
  const current = () => new Map(paths.flatMap((path) => [...filesAt(uriOf(path).fsPath)]));
  beforeEach(() => (kept = current()));
  afterEach(() => {
    const changed = current();
    for (const path of changed.keys()) if (!kept.has(path)) rmSync(path, { recursive: true, force: true });
    for (const [path, file] of kept) {
      if (file === null || changed.get(path)?.content.equals(file.content) === true) continue;
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      rmSync(path, { force: true });
      writeFileSync(path, file.content, { mode: file.mode });
    }
  });
}

/** A file, or a folder (null) and all that is in it; nothing where nothing is. */
function* filesAt(path: string): Generator<[string, KeptFile | null]> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) {
    yield [path, null];
    for (const name of readdirSync(path)) yield* filesAt(join(path, name));
  } else if (found) yield [path, { content: readFileSync(path), mode: found.mode & 0o777 }];
}
