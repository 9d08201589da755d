import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { checkMethod } from '../../src/protocol';
import { timed, type Timing } from './measure';

/** Times from starting the server's process to its answer to `initialize`. */
export function serverReady(server: string, runs: number): Promise<Timing> {
  return timed(runs, async () => {
    const started = await startServer(server, null);
    await started.stop();
  });
}

/** Times of hovers on a certificate, in a server that holds the folder `root`. */
export async function hovers(
  server: string,
  root: string,
  certificate: Uint8Array,
  runs: number,
): Promise<Record<'atRest' | 'scanning', Timing>> {
  const body = Buffer.from(certificate).toString('base64').replace(/.{64}/g, '$&\n');
  const text = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const textDocument = { uri: pathToFileURL(join(root, 'hovered.pem')).href };
  const { connection, stop } = await startServer(server, root);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'pem', version: 1, text },
  });
  const hover = async () => {
    const position = { line: 3, character: 1 };
    const answer = await connection.sendRequest('textDocument/hover', { textDocument, position });
    if (answer === null) throw new Error('The server showed nothing.');
  };
  const scan = () => connection.sendRequest(checkMethod);
  await scan();
  const atRest = await timed(runs, hover);
  const measured = new AbortController();
  const scanning = (async () => {
    while (!measured.signal.aborted) await scan();
  })();
  const during = await timed(runs, hover);
  measured.abort();
  await scanning;
  await stop();
  return { atRest, scanning: during };
}

/** Starts the server as a process that has opened the folder `root`, and a client to talk to it; its stalls are known where it `isProbed`. */
export async function startServer(server: string, root: string | null, isProbed = false) {
  const probe = isProbed ? ['--import', pathToFileURL(join(__dirname, 'stallProbe.mjs')).href] : [];
  const child = spawn(process.execPath, [...probe, server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  }) as ChildProcessByStdio<Writable, Readable, null>;
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const folders = root === null ? null : [{ uri: pathToFileURL(root).href, name: 'bench' }];
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders: folders,
  });
  await connection.sendNotification('initialized', {});
  const stop = async () => {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    connection.dispose();
  };
  /** The longest time, in milliseconds, that its event loop did nothing else since this was asked last. */
  const longestStall = () =>
    new Promise<number>((resolve) => {
      child.once('message', (stall) => resolve(Number(stall)));
      child.send('');
    });
  return { connection, stop, longestStall };
}

/** Times of loading a program and doing nothing with it, as a lower bound of what starting it costs. */
export function nodeStart(runs: number): Promise<Timing> {
  const folder = mkdtempSync(join(tmpdir(), 'sante-certs-bench-'));
  const empty = join(folder, 'empty.js');
  writeFileSync(empty, '');
  return timed(runs, () => whole(process.execPath, [empty])).finally(() =>
    rmSync(folder, { recursive: true }),
  );
}

/** Runs a program to its end, with `env` besides our environment; rejects where it cannot be started or fails. */
export function whole(command: string, given: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`)),
    );
  });
}
