import { generateKeyPairSync } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  FileChangeType,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { checkMethod } from '../../src/protocol';
import { timingOf, type Timing } from './measure';
import { startServer } from './serverTimes';

/** How a server fares with a folder. */
export interface ChangedFile {
  /** From the news of a copied key, then of its deletion, to the diagnostics of both its places. */
  readonly changes: Timing;
  /** The longest time that the event loop of the server did nothing else, in milliseconds. */
  readonly stalls: { readonly opening: number; readonly changes: number };
}

/** Copies a key that no other file of `root` holds, and deletes the copy, `runs` times, in a server that has it open. */
export async function changedFile(server: string, root: string, runs: number): Promise<ChangedFile> {
  const { connection, stop, longestStall } = await startServer(server, root, true);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const [original, copy] = ['changed-original.pem', 'changed-copy.pem'].map((name) => join(root, name)) as [
    string,
    string,
  ];
  const times: number[] = [];
  // Loading the program is none.
  await longestStall();
  try {
    writeFileSync(original, pem);
    await connection.sendRequest(checkMethod);
    const opening = await longestStall();
    for (let run = 0; run <= runs; run += 1) {
      writeFileSync(copy, pem);
      times.push(await shownAfter(connection, original, copy, FileChangeType.Created, 1));
      rmSync(copy);
      times.push(await shownAfter(connection, original, copy, FileChangeType.Deleted, 0));
    }
    return {
      // The first change of each kind warms up.
      changes: timingOf(times.slice(2)),
      stalls: { opening, changes: await longestStall() },
    };
  } finally {
    rmSync(original, { force: true });
    rmSync(copy, { force: true });
    await stop();
  }
}

/** Tells the server what happened to `copy` and waits until both files show `count` copies. */
function shownAfter(
  connection: ProtocolConnection,
  original: string,
  copy: string,
  type: FileChangeType,
  count: number,
): Promise<number> {
  const waiting = new Set([original, copy].map((path) => pathToFileURL(path).href));
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const registration = connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        const copies = diagnostics.filter(({ code }) => code === 'duplicate-private-key');
        if (copies.length === count) waiting.delete(uri);
        if (waiting.size > 0) return;
        registration.dispose();
        resolve(performance.now() - start);
      },
    );
    const changes = [{ uri: pathToFileURL(copy).href, type }];
    connection.sendNotification('workspace/didChangeWatchedFiles', { changes }).catch(reject);
  });
}
