/**
 * Lists the private keys that public test suites carry, for the rule `published-key`: of each only what identifies its
 * public key. What is listed from documents, which no package carries, stays as it is.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { globSync } from 'tinyglobby';
import { publishedPrefix } from '../src/core/pki/publishedKeys';
import { readKeyMaterial } from '../src/core/pki/readKeyMaterial';
import { fetchPackages, packageNames, type PackageName } from '../test/corpus/packages';

const file = 'data/published-keys.json';
/** In bytes: larger files are no keys. */
const largest = 4 << 20;

interface Source {
  readonly name: string;
  /** Whether the list was read from a package of Debian. */
  readonly isPackage: boolean;
  readonly keys: readonly string[];
}

const { sources } = JSON.parse(readFileSync(file, 'utf8')) as { readonly sources: readonly Source[] };
const documents = sources.filter(({ isPackage }) => !isPackage);
const listed = new Set(documents.flatMap(({ keys }) => keys));
const packages = [...fetchPackages(packageNames)].map(([name, folder]): Source => {
  const found = keysIn(folder).filter((key) => !listed.has(key));
  for (const key of found) listed.add(key);
  return { name: `the tests of ${name} ${versionOf(name, folder)}`, isPackage: true, keys: found };
});
writeFileSync(file, `${JSON.stringify({ sources: [...documents, ...packages] }, null, 2)}\n`);
for (const { name, keys } of [...documents, ...packages]) console.log(`${name}: ${keys.length} keys`);

/** The keys in clear of a folder, sorted. */
function keysIn(folder: string): string[] {
  const files = globSync('**', { cwd: folder, absolute: true, dot: true, followSymbolicLinks: false });
  const keys = files.flatMap((each) => {
    if (statSync(each, { throwIfNoEntry: false })?.isFile() !== true || statSync(each).size > largest)
      return [];
    // Go’s sources label their keys so that no scanner takes them for secrets.
    const text = readFileSync(each, 'latin1').replaceAll(' TESTING KEY-----', ' PRIVATE KEY-----');
    return readKeyMaterial(Buffer.from(text, 'latin1')).flatMap(({ kind, spki, encrypted }) =>
      kind === 'private-key' && !encrypted && spki !== null ? [publishedPrefix(spki)] : [],
    );
  });
  return [...new Set(keys)].sort();
}

function versionOf(name: PackageName, folder: string): string {
  const [changelog] = globSync(['debian/changelog', `usr/share/doc/${name}/changelog.Debian.gz`], {
    cwd: folder,
  });
  if (!changelog) throw new Error(`${folder} does not say its version.`);
  const bytes = readFileSync(join(folder, changelog));
  const text = (changelog.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const version = /^\S+ \(([^)]+)\)/.exec(text)?.[1];
  if (!version) throw new Error(`${changelog} does not say its version.`);
  return version;
}
