import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const lists = '/etc/apt';

/** Whether packages of Debian, or of what derives from it, can be fetched here. */
export function hasApt(): boolean {
  return spawnSync('apt-get', ['--version']).status === 0 && distributionSources().length > 0;
}

/** Runs a command of apt on lists of its own, source packages included: those of the system stay as they are. */
export class Apt {
  readonly #options: readonly string[];

  constructor(folder: string) {
    for (const name of ['state/lists/partial', 'cache/archives/partial', 'sources'])
      mkdirSync(join(folder, name), { recursive: true });
    for (const [name, contents] of distributionSources())
      writeFileSync(join(folder, 'sources', name), withSourcePackages(contents));
    this.#options = [
      `Dir::State=${join(folder, 'state')}`,
      'Dir::State::Status=/var/lib/dpkg/status',
      `Dir::Cache=${join(folder, 'cache')}`,
      'Dir::Etc::SourceList=-',
      `Dir::Etc::SourceParts=${join(folder, 'sources')}`,
      // Else apt run by root gives up its rights, and cannot write into a folder of ours.
      'APT::Sandbox::User=root',
    ].flatMap((option) => ['-o', option]);
  }

  /** What it prints. @throws Error with what it says where it fails. */
  run(command: 'apt-get' | 'apt-cache', args: readonly string[], folder = '.'): string {
    const { status, stdout, stderr } = spawnSync(command, [...this.#options, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    if (status === 0) return stdout;
    throw new Error(`${command} ${args.join(' ')} failed:\n${stderr || stdout}`);
  }
}

/** The lists of the distribution itself, by their file names: others may have no source packages. */
function distributionSources(): (readonly [string, string])[] {
  const parts = join(lists, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).filter((name) => /\.(list|sources)$/.test(name)) : [];
  return ['sources.list', ...names.map((name) => join('sources.list.d', name))]
    .map((name) => join(lists, name))
    .filter((path) => existsSync(path))
    .map((path) => [path.slice(lists.length + 1).replace('/', '-'), readFileSync(path, 'utf8')] as const)
    .filter(([, contents]) => /(debian|ubuntu)-archive-keyring|\/(debian|ubuntu)\b/.test(contents));
}

/** The same lists with their source packages, in both forms of sources.list(5). */
function withSourcePackages(contents: string): string {
  return contents
    .replace(/^Types:\s*deb\s*$/gm, 'Types: deb deb-src')
    .replace(/^deb (.*)$/gm, 'deb $1\ndeb-src $1');
}
