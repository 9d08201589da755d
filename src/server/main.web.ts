import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server';

startServer(createConnection(new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis)), {
  openFolder: () => null,
  readFile: (uri) => Promise.resolve({ path: uri, reason: 'other' }),
  uriOfPath: (path) => `file://${path}`,
  now: () => new Date(),
  pauses: () => () => undefined,
  checkDelay: 150,
  exposuresDelay: 2000,
});
