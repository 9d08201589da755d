import type { PackageName } from './packages';

/** What became of the files of one package. */
export interface PackageResult {
  readonly name: PackageName;
  files: number;
  withMaterial: number;
  /** Those that openssl reads. */
  certificates: number;
  agree: number;
  /** How many were refused, by the reason that we gave. */
  readonly refused: Map<string, number>;
  differ: number;
  crashes: number;
  slow: number;
  heavy: number;
  /** The most memory that was taken, in bytes. */
  peak: number;
}

/** The result as a Markdown table, and below it why certificates were refused. */
export function corpusTable(results: readonly PackageResult[], opensslVersion: string): string {
  const rows = results.map((result) =>
    [
      `\`${result.name}\``,
      ...[result.files, result.withMaterial, result.certificates, result.agree, sum(result.refused.values())],
      ...[result.differ, result.crashes, result.slow, result.heavy, `${Math.round(result.peak / 1e6)} MB`],
    ].join(' | '),
  );
  const reasons = new Map<string, number>();
  for (const { refused } of results)
    for (const [reason, count] of refused) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const listed = [...reasons].toSorted(([, one], [, other]) => other - one);
  return [
    `Compared with ${opensslVersion}. Node ${process.version}.`,
    [
      '| package | files | with key material | certificates openssl reads | the same | refused | different | crashes | over 50 ms | over 200 MB | peak memory |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n'),
    ['Refused, with what is told:', '', ...listed.map(([reason, count]) => `- ${count}: ${reason}`)].join(
      '\n',
    ),
  ].join('\n\n');
}

function sum(counts: Iterable<number>): number {
  return Array.from(counts).reduce((total, count) => total + count, 0);
}
