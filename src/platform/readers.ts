import { clearImmediate, setImmediate } from 'node:timers';
import { Worker } from 'node:worker_threads';
import type { ReadSource } from '../core/inventory/fileFacts';
import { batchReader, type Batch, type BatchResult, type ReadingOptions } from './readFiles';

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
  /** Rejects where a reader itself failed, not for what a file is like. */
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

/** Readers of batches: this thread, which gives the event loop back after each, and `threads` for a large folder. */
export function startReaders(
  options: ReadingOptions,
  readSource: ReadSource,
  threads: ReaderThreads | null,
): Readers {
  const waiting: Asked[] = [];
  const started: Thread[] = [];
  let readHere: ReturnType<typeof batchReader> | null = null;
  let turn: NodeJS.Immediate | null = null;

  const start = ({ script, count }: ReaderThreads) => {
    for (let number = 0; number < count; number++) {
      const thread: Thread = { worker: new Worker(script, { workerData: options }), asked: [] };
      started.push(thread);
      thread.worker.on('message', (result: BatchResult) => {
        thread.asked.shift()?.resolve(result);
        feed();
      });
      thread.worker.on('error', (error) => {
        for (const { reject } of [...thread.asked.splice(0), ...waiting.splice(0)]) reject(error);
      });
    }
  };
  const feed = () => {
    if (threads !== null && started.length === 0 && waiting.length > fewBatches) start(threads);
    while (waiting.length > 0 && started.length > 0) {
      const idlest = started.reduce((one, other) => (other.asked.length < one.asked.length ? other : one));
      const next = idlest.asked.length < mostAsked ? waiting.shift() : undefined;
      if (next === undefined) break;
      idlest.asked.push(next);
      idlest.worker.postMessage(next.batch, [next.batch.stamps.buffer]);
    }
    if (waiting.length > 0 && (started.length === 0 || threads?.helped === true))
      turn ??= setImmediate(readOne);
  };
  const readOne = () => {
    turn = null;
    const next = waiting.shift();
    readHere ??= batchReader(options, readSource);
    next?.resolve(readHere(next.batch));
    feed();
  };
  return {
    read: (batch) =>
      new Promise((resolve, reject) => {
        waiting.push({ batch, resolve, reject });
        feed();
      }),
    close() {
      if (turn !== null) clearImmediate(turn);
      for (const { worker } of started) void worker.terminate();
    },
  };
}
