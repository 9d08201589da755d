/**
 * Measures how long the traps take that tests hold to their results: `npm run traps [-- --record]` writes the table into
 * docs/robustness.md. Each is read at its size and at four times that: what takes much more than four times as long is
 * not linear.
 */
import { parseArgs } from 'node:util';
import { parseConfiguration } from '../../src/core/config/parse';
import { shippedAuthorities } from '../../src/core/igc/authorities';
import { inspectFile } from '../../src/core/inspect/inspect';
import { readKeyMaterial } from '../../src/core/pki/readKeyMaterial';
import { checkSourceRules } from '../../src/core/rules/check';
import { record } from '../support/record';
import {
  certificateOfManyValues,
  certificateTraps,
  keysWithoutPublicKey,
  nestedDer,
  nestedPkcs12,
  pkcs12OfIterations,
  requestOfLargeKey,
} from '../support/traps/certificates';
import { configurationTraps } from '../support/traps/configurations';
import { lineTraps } from '../support/traps/lines';
import { textTraps } from '../support/traps/texts';

const { values } = parseArgs({ options: { record: { type: 'boolean', default: false } } });
const runs = 5;

interface Row {
  readonly what: string;
  readonly bytes: number;
  readonly once: number;
  readonly fourTimes?: number;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The least time of the processor that several runs took, in milliseconds: what is more is other processes. */
async function bestOf(work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

async function textRow(what: string, make: (times: number) => string): Promise<Row> {
  const [one, four] = [bytesOf(make(1)), bytesOf(make(4))];
  const once = await bestOf(() => readKeyMaterial(one));
  return { what, bytes: one.length, once, fourTimes: await bestOf(() => readKeyMaterial(four)) };
}

async function derRow(what: string, der: Uint8Array): Promise<Row> {
  const read = async () => {
    readKeyMaterial(der);
    await inspectFile(der, shippedAuthorities);
  };
  return { what, bytes: der.length, once: await bestOf(read) };
}

async function configurationRow(what: string, text: string): Promise<Row> {
  let version = 0;
  // A comment that differs, since what was read before is remembered.
  const read = () => parseConfiguration('certificates.yaml', `${text}\n# ${version++}`);
  return { what, bytes: text.length, once: await bestOf(read) };
}

async function lineRow(part: string): Promise<Row> {
  const line = (size: number) => part.repeat(Math.ceil(size / part.length));
  const [one, four] = [line(500_000), line(2_000_000)];
  const once = await bestOf(() => checkSourceRules('a.ts', one));
  const what = `a line full of \`${part.trim().replaceAll('`', "'").replaceAll('|', '/') || 'blanks'}\``;
  return { what, bytes: one.length, once, fourTimes: await bestOf(() => checkSourceRules('a.ts', four)) };
}

async function rows(): Promise<Row[]> {
  const all: Row[] = [];
  for (const { name, make } of textTraps) all.push(await textRow(name, make));
  all.push(
    await textRow('EC keys without their public key, 250 in a file', (times) =>
      keysWithoutPublicKey(250 * times),
    ),
  );
  for (const [name, make] of Object.entries(certificateTraps))
    all.push(await derRow(`a certificate with ${name}`, make()));
  all.push(await derRow('a certificate with an extension of 300,000 values', certificateOfManyValues()));
  all.push(await derRow('a request with a key of a megabyte', requestOfLargeKey(1_000_000)));
  all.push(await derRow('DER 2,000 levels deep', nestedDer(2000)));
  all.push(await derRow('PKCS#12 500 levels deep', nestedPkcs12(500)));
  for (const iterations of [600_000, 10_000_000])
    all.push(
      await derRow(
        `a PKCS#12 with ${iterations.toLocaleString('en')} iterations`,
        pkcs12OfIterations(iterations),
      ),
    );
  for (const { name, make } of configurationTraps)
    all.push(await configurationRow(`a configuration with ${name}`, make()));
  const lines = [];
  for (const part of lineTraps) lines.push(await lineRow(part));
  // All of them are much alike: the three that take longest tell enough.
  all.push(...lines.toSorted((one, other) => other.once - one.once).slice(0, 3));
  return all;
}

async function main(): Promise<void> {
  const lines = (await rows()).map(({ what, bytes, once, fourTimes }) => {
    const ratio = fourTimes === undefined ? '' : `${(fourTimes / once).toFixed(1)} ×`;
    return `| ${what} | ${Math.ceil(bytes / 1000)} kB | ${once.toFixed(1)} ms | ${ratio} |`;
  });
  const table = [
    `Node ${process.version}; time of the processor, the least of ${runs} runs.`,
    '',
    '| trap | size | time | four times the size |',
    '| --- | ---: | ---: | ---: |',
    ...lines,
  ].join('\n');
  console.log(table);
  if (values.record) record('docs/robustness.md', 'traps', table);
}

main();
