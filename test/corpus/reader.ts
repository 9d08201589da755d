/**
 * Reads the files whose paths it is given, one a line, in both tiers, and writes what it made of each on a line: a process
 * of its own, so that a crash, a hang and the memory taken are seen from outside.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { shippedAuthorities } from '../../src/core/igc/authorities';
import { inspectFile } from '../../src/core/inspect/inspect';
import type { InspectedItem } from '../../src/core/inspect/item';
import { readKeyMaterial } from '../../src/core/pki/readKeyMaterial';
import type { FileReading, ReadItem } from './reading';

/** A time that is long only once was that of compiling. Time of the processor is counted: others may hold it. */
const attempts = 8;

async function read(path: string): Promise<FileReading> {
  const bytes = new Uint8Array(readFileSync(path));
  let milliseconds = Infinity;
  let items: readonly InspectedItem[] = [];
  let materials = 0;
  for (let attempt = 0; attempt < attempts && milliseconds > 20; attempt += 1) {
    const start = process.cpuUsage();
    materials = readKeyMaterial(bytes).length;
    if (materials > 0) items = await inspectFile(bytes, shippedAuthorities);
    const { user, system } = process.cpuUsage(start);
    milliseconds = Math.min(milliseconds, (user + system) / 1000);
  }
  const peak = process.resourceUsage().maxRSS * 1024;
  return { path, materials, milliseconds, peak, items: items.map(readItem) };
}

function readItem(item: InspectedItem): ReadItem {
  const line = item.range?.start.line ?? null;
  if (item.kind === 'unknown') return { line, refused: item.error.message.en };
  if (item.kind !== 'certificate') return { line, kind: item.kind };
  const { sha256, spki, subject, notBefore, notAfter, keyUsage, extendedKeyUsage } = item;
  return {
    line,
    certificate: { sha256, spki, dn: subject.dn, notBefore, notAfter, keyUsage, extendedKeyUsage },
  };
}

async function main(): Promise<void> {
  for await (const path of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await read(path))}\n`);
}

main();
