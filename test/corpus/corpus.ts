/**
 * Reads the test data of Debian packages, fetched with apt and kept outside of the project, and compares every certificate
 * that openssl reads with what we make of it:
 *
 *   npm run corpus [-- <package>…] [--verbose] [--record]
 *
 * `--record` writes the table into docs/robustness.md.
 */
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { opensslAvailable, openssl } from '../support/openssl';
import { record } from '../support/record';
import { hasApt } from './apt';
import { compare } from './comparison';
import { opensslCertificates } from './opensslCertificates';
import { fetchPackages, packageNames, type PackageName } from './packages';
import { Reader } from './reading';
import { corpusTable, type PackageResult } from './table';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false }, record: { type: 'boolean', default: false } },
});

const longestReading = 50;
const mostMemory = 200_000_000;

async function resultOf(name: PackageName, folder: string, reader: Reader): Promise<PackageResult> {
  const result: PackageResult = {
    name,
    files: 0,
    withMaterial: 0,
    certificates: 0,
    agree: 0,
    refused: new Map(),
    differ: 0,
    crashes: 0,
    slow: 0,
    heavy: 0,
    peak: 0,
  };
  const tell = (path: string, what: string) => {
    if (values.verbose) console.log(`${name}/${relative(folder, path)}: ${what}`);
  };
  for (const path of filesIn(folder)) {
    result.files += 1;
    const reading = await reader.read(path);
    if ('lost' in reading) {
      result[reading.lost === 'crash' ? 'crashes' : 'slow'] += 1;
      tell(path, reading.lost);
      continue;
    }
    const { items, materials, milliseconds, peak } = reading;
    if (materials > 0) result.withMaterial += 1;
    if (milliseconds > longestReading) {
      result.slow += 1;
      tell(path, `${Math.round(milliseconds)} ms`);
    }
    if (peak > mostMemory && result.peak <= mostMemory) {
      result.heavy += 1;
      tell(path, `${Math.round(peak / 1e6)} MB`);
    }
    result.peak = Math.max(result.peak, peak);
    // Of a PKCS#12, openssl takes the first certificate out where no password is needed.
    const isBundle = items.some(({ kind }) => kind === 'pkcs12');
    for (const certificate of isBundle ? [] : opensslCertificates(path)) {
      result.certificates += 1;
      const verdict = compare(certificate, items);
      if (verdict.outcome === 'agrees') result.agree += 1;
      else if (verdict.outcome === 'refused') {
        result.refused.set(verdict.reason, (result.refused.get(verdict.reason) ?? 0) + 1);
        tell(path, `refused: ${verdict.reason}`);
      } else {
        result.differ += 1;
        tell(path, verdict.what);
      }
    }
  }
  return result;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => lstatSync(path).isFile() && !/[\r\n]/.test(path));
}

async function main(): Promise<number> {
  if (!hasApt() || !opensslAvailable) {
    console.error(
      'This needs apt-get with the packages of Debian or Ubuntu, and openssl. Elsewhere, run it in a container of Debian.',
    );
    return 2;
  }
  const names =
    positionals.length > 0 ? packageNames.filter((name) => positionals.includes(name)) : packageNames;
  const program = 'out/corpus/reader.js';
  rmSync('out/corpus', { recursive: true, force: true });
  await build({
    entryPoints: ['test/corpus/reader.ts'],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  const results: PackageResult[] = [];
  for (const [name, folder] of fetchPackages(names)) {
    const reader = new Reader(program);
    results.push(await resultOf(name, folder, reader));
    reader.stop();
  }
  const table = corpusTable(results, openssl(['version'], '').stdout.trim());
  console.log(table);
  if (values.record) record('docs/robustness.md', 'corpus', table);
  return results.every(({ differ, crashes, slow, heavy }) => differ + crashes + slow + heavy === 0) ? 0 : 1;
}

main().then((code) => (process.exitCode = code));
