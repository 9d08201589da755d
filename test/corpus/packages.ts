import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Apt } from './apt';

/** A Debian package whose test data is read: of `golang` the version that the distribution takes by default. */
export const packageNames = [
  'python3-cryptography-vectors',
  'golang',
  'openssl',
  'gnutls28',
  'botan',
  'nss',
] as const;
export type PackageName = (typeof packageNames)[number];

/** The package that is a binary one; of the others the source is taken. */
const binaryPackage: PackageName = 'python3-cryptography-vectors';

/** Where packages are unpacked: outside of the project, since nothing of them may get into it. */
export const corpusFolder = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'sante-certs',
  'corpus',
);

/** Fetches packages with apt and unpacks them where that is not done yet; gives the folder of each. */
export function fetchPackages(names: readonly PackageName[]): ReadonlyMap<PackageName, string> {
  const missing = names.filter((name) => !existsSync(join(corpusFolder, name)));
  if (missing.length > 0) {
    const apt = new Apt(join(corpusFolder, '.apt'));
    apt.run('apt-get', ['update']);
    for (const name of missing) fetchPackage(apt, name);
  }
  return new Map(names.map((name) => [name, join(corpusFolder, name)]));
}

/** A folder that is there is whole: it gets its name last. */
function fetchPackage(apt: Apt, name: PackageName): void {
  const archives = join(corpusFolder, `.${name}`);
  const unpacked = join(archives, 'unpacked');
  rmSync(archives, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  if (name === binaryPackage) apt.run('apt-get', ['download', name], archives);
  else fetchSource(apt, name === 'golang' ? currentGolang(apt) : name, archives);
  for (const archive of readdirSync(archives).filter((file) => /\.deb$|\.tar\.[a-z0-9]+$/.test(file)))
    unpack(join(archives, archive), unpacked);
  renameSync(unpacked, join(corpusFolder, name));
  rmSync(archives, { recursive: true });
}

/** Takes the newest version that is to be had: a mirror may list one that it does not hold. */
function fetchSource(apt: Apt, source: string, folder: string): void {
  const known = apt.run('apt-cache', ['showsrc', '--only-source', source]);
  const versions = new Set(Array.from(known.matchAll(/^Version: (.+)$/gm), ([, version]) => version));
  const failures: unknown[] = [];
  for (const version of versions) {
    try {
      apt.run('apt-get', ['source', '--download-only', '--only-source', `${source}=${version}`], folder);
      return;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `No version of ${source} can be fetched.`);
}

/** Such as `golang-1.19`. */
function currentGolang(apt: Apt): string {
  const version = /golang-[\d.]+(?=-src)/.exec(apt.run('apt-cache', ['depends', 'golang-src']))?.[0];
  if (version) return version;
  throw new Error('No version of golang is known to apt.');
}

function unpack(archive: string, folder: string): void {
  const isPackage = archive.endsWith('.deb');
  const args = isPackage
    ? ['--extract', archive, folder]
    : ['--extract', '--file', archive, '--directory', folder];
  const { status, stderr } = spawnSync(isPackage ? 'dpkg-deb' : 'tar', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${archive} cannot be unpacked:\n${stderr}`);
}
