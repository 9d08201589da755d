import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeWorkspace } from '../platform/nodeWorkspace';
import { scanCache } from '../platform/scanCache';
import { slices } from '../platform/slices';
import { startServer } from './server';

/** In the same folder as the bundle of this file. */
const readerThread = join(__dirname, 'readerThread.js');
/** Where our client lets the server keep what can be made again; others say nothing of it. */
const { storage } = parseArgs({ options: { storage: { type: 'string' } }, strict: false }).values;

startServer(createConnection(ProposedFeatures.all), {
  openFolder(uri, { maxFileSize, secretsFolder, exclude }) {
    if (!uri.startsWith('file:')) return null;
    const root = fileURLToPath(uri);
    const cache = typeof storage === 'string' ? { cache: scanCache(storage, root, readerThread, true) } : {};
    return nodeWorkspace(root, { maxFileSize, secretsFolder, exclude, readerThread, ...cache });
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
});
