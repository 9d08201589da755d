import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { sourceFile } from '../core/inventory/sourceFile';
import { nodeExposures } from '../platform/nodeExposures';
import { nodeWorkspace } from '../platform/nodeWorkspace';
import { slices } from '../platform/slices';
import { startServer } from './server';

/** More of them wait for the same disk. */
const mostThreads = 4;
const readerThreads = {
  script: join(__dirname, 'readerThread.js'),
  count: Math.min(availableParallelism(), mostThreads),
  helped: false,
};
/** Where our client lets the server keep what can be made again; others say nothing of it. */
const { storage } = parseArgs({ options: { storage: { type: 'string' } }, strict: false }).values;

startServer(createConnection(ProposedFeatures.all), {
  openFolder(uri, { maxFileSize, secretsFolder, exclude }) {
    if (!uri.startsWith('file:')) return null;
    const root = fileURLToPath(uri);
    const remembers = typeof storage === 'string' ? { storage } : {};
    const workspace = nodeWorkspace(root, {
      maxFileSize,
      secretsFolder,
      exclude,
      readSource: sourceFile,
      readerThreads,
      ...remembers,
    });
    return { ...workspace, exposures: nodeExposures(root) };
  },
  readFile(uri, maxFileSize) {
    if (!uri.startsWith('file:')) return Promise.resolve({ path: uri, reason: 'other' });
    const path = fileURLToPath(uri);
    return nodeWorkspace(dirname(path), { maxFileSize }).read(basename(path));
  },
  uriOfPath: (path) => pathToFileURL(path).href,
  now: () => new Date(),
  pauses: () => slices(undefined),
  checkDelay: 150,
  exposuresDelay: 2000,
});
