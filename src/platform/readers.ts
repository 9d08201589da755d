import { Worker } from 'node:worker_threads';
import { batchReader, type Batch, type BatchResult, type ReadingOptions } from './readFiles';
import type { Pause } from '../core/pause';

/** Whoever reads batches of files; `close` drops what is not read yet. */
export interface Readers {
  /** How many files a batch is to have. */
  readonly batchSize: number;
  /** Rejects where the reader itself failed, not for what a file is like. */
  read(batch: Batch): Promise<BatchResult>;
  close(): void;
}

/** Reads in this thread, giving the event loop back between the batches. */
export function readerHere(options: ReadingOptions, pause: Pause): Readers {
  const read = batchReader(options);
  let last: Promise<unknown> = Promise.resolve();
  return {
    batchSize: 16,
    read(batch) {
      const result = last.then(async () => {
        await pause();
        return read(batch);
      });
      last = result.catch(() => undefined);
      return result;
    },
    close: () => undefined,
  };
}

interface Asked {
  readonly batch: Batch;
  readonly resolve: (result: BatchResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** A thread never waits for its next batch, and yet little is copied to it before its turn. */
const mostAsked = 3;

/** Reads in `count` threads that run `script` (`readerThread`). */
export function readerThreads(script: string, count: number, options: ReadingOptions): Readers {
  const waiting: Asked[] = [];
  const threads = Array.from({ length: count }, () => startThread(script, options));

  const feed = () => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const idlest = threads.reduce((one, other) => (other.asked.length < one.asked.length ? other : one));
      if (idlest.asked.length === mostAsked) return;
      idlest.asked.push(next);
      idlest.worker.postMessage(next.batch, [next.batch.stamps.buffer]);
      waiting.shift();
    }
  };
  for (const { worker, asked } of threads) {
    worker.on('message', (result: BatchResult) => {
      asked.shift()?.resolve(result);
      feed();
    });
    worker.on('error', (error) => {
      for (const { reject } of [...asked.splice(0), ...waiting.splice(0)]) reject(error);
    });
  }
  return {
    batchSize: 256,
    read: (batch) =>
      new Promise((resolve, reject) => {
        waiting.push({ batch, resolve, reject });
        feed();
      }),
    close() {
      for (const { worker } of threads) void worker.terminate();
    },
  };
}

function startThread(script: string, workerData: ReadingOptions): { worker: Worker; asked: Asked[] } {
  return { worker: new Worker(script, { workerData, stdin: false }), asked: [] };
}
