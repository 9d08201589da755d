import { parentPort, workerData } from 'node:worker_threads';
import { batchReader, type Batch, type ReadingOptions } from './readFiles';

const options = workerData as ReadingOptions;

/** The rules on sources take longer to load than many files to read. */
const readSource = async () => (await import('../core/inventory/sourceFile')).sourceFile;

/** One thread that reads batches of files, in the order they are asked for. */
async function readBatches(): Promise<void> {
  const read = batchReader(options, options.keysOnly ? null : await readSource());
  parentPort?.on('message', (batch: Batch) => {
    const result = read(batch);
    parentPort?.postMessage(result, [result.stamps.buffer]);
  });
}

void readBatches();
