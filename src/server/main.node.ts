import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeWorkspace } from '../platform/nodeWorkspace';
import { slices } from '../platform/slices';
import { startServer } from './server';

startServer(createConnection(ProposedFeatures.all), {
  openFolder(uri, { maxFileSize, secretsFolder, exclude }) {
    if (!uri.startsWith('file:')) return null;
    return nodeWorkspace(fileURLToPath(uri), { maxFileSize, secretsFolder, exclude });
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
