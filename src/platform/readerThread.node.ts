import { parentPort, workerData } from 'node:worker_threads';
import { fileOfBatchReader, type Batch, type BatchResult, type ReadingOptions } from './readFiles';

const options = workerData as ReadingOptions;

/** The rules on sources take longer to load than many files to read. */
const readSource = async () => (await import('../core/inventory/sourceFile')).sourceFile;

/** One thread that reads batches of files, in the order they are asked for. */
async function readBatches(): Promise<void> {
  const read = fileOfBatchReader(options, options.keysOnly ? null : await readSource());
  parentPort?.on('message', ({ paths, stamps }: Batch) => {
    const contents = paths.map((path, position) => read(path, position, stamps));
    const result: BatchResult = { contents, stamps };
    parentPort?.postMessage(result, [stamps.buffer]);
  });
}

void readBatches();
