/**
 * The least that a program of Node does to read a folder, or to see what changed in it, for comparison:
 *
 *   node test/perf/bareFiles.mjs read|look <folder>
 *
 * Lists the files in this thread, reads each (`read`) or asks only for its size and times (`look`) in this thread and
 * another, and forgets it.
 */
import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const [how, root] = isMainThread ? process.argv.slice(2) : [workerData, ''];
const buffer = Buffer.allocUnsafeSlow(1 << 20);
const batchSize = 128;
const mostAsked = 4;
/** In milliseconds, of one turn of the event loop. */
const turn = 4;

/** @param {string} path */
function read(path) {
  const file = openSync(path, 'r');
  if (fstatSync(file).size > 0) readSync(file, buffer);
  closeSync(file);
}

const touch = how === 'read' ? read : lstatSync;

function* batches() {
  const folders = [root];
  let batch = [];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) batch.push(path);
      if (batch.length === batchSize) {
        yield batch;
        batch = [];
      }
    }
    // Listing has to give turns too.
    yield [];
  }
  yield batch;
}

async function readFolder() {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: how });
  /** @type {string[][]} */
  const waiting = [];
  let asked = 0;
  const feed = () => {
    for (; asked < mostAsked && waiting.length > 0; asked += 1) worker.postMessage(waiting.shift());
  };
  worker.on('message', () => {
    asked -= 1;
    feed();
  });
  let until = performance.now() + turn;
  const mayPause = async () => {
    if (performance.now() < until) return;
    feed();
    await setImmediate();
    until = performance.now() + turn;
  };
  for (const batch of batches()) {
    if (batch.length > 0) waiting.push(batch);
    await mayPause();
  }
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    batch.forEach((path) => touch(path));
    await mayPause();
  }
  while (asked > 0) await setImmediate();
  await worker.terminate();
}

if (isMainThread) await readFolder();
else {
  parentPort?.on('message', (/** @type {string[]} */ batch) => {
    batch.forEach((path) => touch(path));
    parentPort?.postMessage(null);
  });
}
