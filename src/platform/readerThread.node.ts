import { parentPort, workerData } from 'node:worker_threads';
import { batchReader, type Batch, type ReadingOptions } from './readFiles';

/** One thread that reads batches of files, in the order they are asked for. */
const read = batchReader(workerData as ReadingOptions);

parentPort?.on('message', (batch: Batch) => {
  const result = read(batch);
  parentPort?.postMessage(result, [result.stamps.buffer]);
});
