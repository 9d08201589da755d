import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ReadSource } from '../core/inventory/fileFacts';
import {
  fileOfBatchReader,
  type Batch,
  type BatchResult,
  type ReadFile,
  type ReadingOptions,
} from './readFiles';
import { slices } from './slices';

/** Threads that read files. */
export interface ReaderThreads {
  /** What they run: the bundle of `readerThread.node.ts`. */
  readonly script: string;
  readonly count: number;
  /** Whether this thread reads too while they do, having nothing else to do. */
  readonly helped: boolean;
}

/** Whoever reads batches of files; `close` drops what is not read yet. */
export interface Readers {
  /** Rejects where a reader failed by itself, not for what a file is like; all that is asked for then does. */
  read(batch: Batch): Promise<BatchResult>;
  close(): void;
}

/** How many files a batch is to have: a few milliseconds of reading. */
export const batchSize = 128;

interface Asked {
  readonly batch: Batch;
  readonly resolve: (result: BatchResult) => void;
  readonly reject: (reason: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly asked: Asked[];
}

/** A thread never waits for its next batch, and yet little is copied to it before its turn. */
const mostAsked = 4;
/** Fewer batches are read before a thread has started. */
const fewBatches = 8;

/** Readers of batches: this thread, which gives the event loop back every few milliseconds, and `threads` for a large folder. */
export function startReaders(
  options: ReadingOptions,
  readSource: ReadSource,
  threads: ReaderThreads | null,
): Readers {
  const waiting: Asked[] = [];
  const started: Thread[] = [];
  let read: ReadFile | null = null;
  let isReadingHere = false;
  let isClosed = false;
  let failure: Error | null = null;

  const fail = (error: Error) => {
    failure ??= error;
    for (const { reject } of [...started.flatMap(({ asked }) => asked.splice(0)), ...waiting.splice(0)])
      reject(failure);
  };
  const start = ({ script, count }: ReaderThreads) => {
    for (let number = 0; number < count; number++) {
      const thread: Thread = { worker: new Worker(script, { workerData: options }), asked: [] };
      started.push(thread);
      thread.worker.on('message', (result: BatchResult) => {
        if (isClosed) return;
        thread.asked.shift()?.resolve(result);
        feed();
      });
      thread.worker.on('messageerror', fail);
      thread.worker.on('error', fail);
      thread.worker.on('exit', (code) => {
        if (!isClosed) fail(new Error(`A thread that reads files ended (${code}).`));
      });
    }
  };
  const isHelping = () => started.length === 0 || threads?.helped === true;
  const feed = () => {
    if (threads !== null && started.length === 0 && waiting.length > fewBatches) start(threads);
    while (waiting.length > 0 && started.length > 0) {
      const idlest = started.reduce((one, other) => (other.asked.length < one.asked.length ? other : one));
      const next = idlest.asked.length < mostAsked ? waiting.shift() : undefined;
      if (next === undefined) break;
      idlest.asked.push(next);
      idlest.worker.postMessage(next.batch, [next.batch.stamps.buffer]);
    }
    if (waiting.length > 0 && isHelping() && !isReadingHere) void readHere();
  };
  const readHere = async () => {
    isReadingHere = true;
    read ??= fileOfBatchReader(options, readSource);
    const pause = slices(undefined);
    for (;;) {
      await setImmediate();
      const next = isClosed || !isHelping() ? undefined : waiting.shift();
      if (next === undefined) break;
      const { paths, stamps } = next.batch;
      const contents: BatchResult['contents'][number][] = [];
      for (const [position, path] of paths.entries()) {
        contents.push(read(path, position, stamps));
        const paused = pause();
        if (paused) await paused;
        if (isClosed) return;
      }
      next.resolve({ contents, stamps });
    }
    isReadingHere = false;
  };
  return {
    read: (batch) =>
      new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure);
          return;
        }
        waiting.push({ batch, resolve, reject });
        try {
          feed();
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
      }),
    close() {
      isClosed = true;
      for (const { worker } of started) void worker.terminate();
    },
  };
}
