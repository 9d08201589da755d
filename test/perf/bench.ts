/**
 * Measures what docs/performance.md records, on a tree that it makes:
 *
 *   npm run bench -- [--files 50000] [--key-files 5000] [--runs 9] [--record]
 *
 * `--record` writes the result into docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { activationTimes } from './activationTimes';
import { changedFile } from './changedFile';
import { duplicatesTimes } from './duplicatesTimes';
import { hostStall } from './hostStall';
import { keyTimes } from './keys';
import { timed, type Timing } from './measure';
import { certificatesOf, decoders, fullyParsed, indexed } from './reading';
import { hovers, nodeStart, serverReady, whole } from './serverTimes';
import { ratio, table, type Row } from './table';
import { makeTree } from './tree';
import { completions, rechecks } from './writing';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '50000' },
    'key-files': { type: 'string', default: '5000' },
    runs: { type: 'string', default: '9' },
    record: { type: 'boolean', default: false },
  },
});
const size = { files: Number(values.files), keyFiles: Number(values['key-files']) };
const runs = Number(values.runs);
/** Each opens a VS Code window of its own. */
const mostWindows = 5;
const hasRipgrep = spawnSync('rg', ['--version']).status === 0;

async function measured(root: string, programs: string): Promise<string> {
  const [certificate] = certificatesOf(await indexed(root));
  if (!certificate) throw new Error('The tree holds no certificate.');
  const row = async (what: string, work: () => unknown, against?: Row): Promise<Row> => ({
    what,
    timing: await timed(runs, work),
    ...(against && { against }),
  });

  const index = await row('index', () => indexed(root));
  const parse = await row(
    'index, then a full parse of its certificates by @peculiar/x509',
    () => fullyParsed(root),
    index,
  );
  const search = hasRipgrep ? await row("`rg -l -- '-----BEGIN'`", () => searchOf(root)) : undefined;
  const bare = (what: string, how: 'read' | 'look') =>
    row(what, () => whole(process.execPath, ['test/perf/bareFiles.mjs', how, root]), search);
  const copies = await duplicatesTimes(join(programs, 'cli.js'), root, runs);
  const changed = await changedFile(join(programs, 'server.js'), root, 40);
  const hovered = await hovers(join(programs, 'server.js'), root, certificate, 200);
  const rows = [
    { ...index, ...(search && { against: search }) },
    parse,
    ...(search ? [search] : []),
    {
      what: '`sante-certs duplicates`, the whole process',
      timing: copies.first,
      ...(search && { against: search }),
    },
    { what: 'the same a second time', timing: copies.second, ...(search && { against: search }) },
    await bare('Node only opening, reading and closing the same files, in two threads', 'read'),
    await bare('Node only asking for the size and times of the same files, in two threads', 'look'),
    { what: 'one file changed, to its diagnostics', timing: changed.changes },
    { what: 'Node alone, the whole process', timing: await nodeStart(runs) },
    {
      what: 'server ready: from its start to the answer to `initialize`',
      timing: await serverReady(join(programs, 'server.js'), runs),
    },
    {
      what: 'activation of the extension, as VS Code counts it',
      timing: await activationTimes(Math.min(runs, mostWindows)),
    },
    { what: 'hover on a certificate, in the server', timing: hovered.atRest },
    { what: 'the same while the server scans the folder', timing: hovered.scanning },
    ...(await writingRows(join(programs, 'server.js'))),
  ];
  const { ours, library } = await decoders(root, runs);
  const made = await keyTimes(keysMade, 3);
  const byOpenssl = {
    what: `the same by \`openssl req -newkey\`, a process each`,
    timing: made.keysByOpenssl,
  };
  rows.push(
    { what: `${keysMade} RSA keys of 2048 bits with their requests`, timing: made.keys, against: byOpenssl },
    byOpenssl,
    { what: 'opening a modern PKCS#12', timing: made.opening },
  );
  return [
    `${size.files} files, ${size.keyFiles} of them with key material. Node ${process.version}, ${cpus().length} cores; ` +
      `${runs} runs after one to warm up, 200 hovers.`,
    hasRipgrep ? table(rows) : `ripgrep is not installed: nothing was compared with it.\n\n${table(rows)}`,
    `Memory of \`sante-certs duplicates\` at its peak: ${copies.memory.toFixed(0)} MB. ` +
      `Longest stall of the server: ${changed.stalls.opening.toFixed(0)} ms while it reads and checks the folder, ` +
      `${changed.stalls.changes.toFixed(0)} ms during changes; of a process that makes keys and opens PKCS#12: ${made.longestStall.toFixed(0)} ms; of the extension host meanwhile: ${(await hostStall(root)).toFixed(0)} ms.`,
    await growth(join(programs, 'cli.js'), root),
    `Decoding alone, in memory: @peculiar/x509 takes ${ratio(library, ours)} times as long as the DER reader.`,
  ].join('\n\n');
}

/** How many keys are made. */
const keysMade = 50;

/** How many certificates a configuration has whose writing is measured. */
const configurations = [200, 2000];
const keystrokes = 60;

async function writingRows(server: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const certificates of configurations) {
    const what = `in a configuration of ${certificates} certificates`;
    rows.push(
      { what: `re-check after a keystroke, ${what}`, timing: await rechecks(certificates, keystrokes) },
      { what: `completion, ${what}`, timing: await completions(server, certificates, keystrokes) },
    );
  }
  return rows;
}

/** Sizes of trees, one key file in ten, to see that time grows as they do. */
const grown = [5000, 50_000, 200_000];

async function growth(program: string, root: string): Promise<string> {
  const lines = [
    '| files | `rg` | `sante-certs duplicates` | a second time | memory |',
    '| ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const files of grown) {
    const other = `${root}-${files}`;
    await makeTree(other, { files, keyFiles: files / 10 });
    const search = hasRipgrep ? await timed(3, () => searchOf(other)) : null;
    const { first, second, memory } = await duplicatesTimes(program, other, 3);
    const cell = (timing: Timing) =>
      `${timing.median.toFixed(0)} ms${search ? ` (${ratio(timing, search)} ×)` : ''}`;
    lines.push(
      `| ${files} | ${search ? `${search.median.toFixed(0)} ms` : ''} | ${cell(first)} | ${cell(second)} | ${memory.toFixed(0)} MB |`,
    );
    rmSync(other, { recursive: true });
  }
  return lines.join('\n');
}

const searchOf = (root: string) => whole('rg', ['-l', '--', '-----BEGIN', root]);

function record(result: string): void {
  const page = 'docs/performance.md';
  const [before = '', rest = ''] = readFileSync(page, 'utf8').split('<!-- measured -->\n');
  const [, after = ''] = rest.split('<!-- /measured -->\n');
  writeFileSync(page, `${before}<!-- measured -->\n\n${result}\n\n<!-- /measured -->\n${after}`);
}

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sante-certs-bench-'));
  const [root, programs] = [join(folder, 'tree'), join(folder, 'dist')];
  try {
    await whole(process.execPath, ['esbuild.mjs', '--production']);
    cpSync('dist', programs, { recursive: true });
    await makeTree(root, size);
    const result = await measured(root, programs);
    console.log(result);
    if (values.record) record(result);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// The windows in which activation was measured would keep this process alive.
void bench().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
