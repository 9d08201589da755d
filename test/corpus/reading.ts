import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** What a certificate says, by us. */
export interface ReadCertificate {
  readonly sha256: string;
  readonly spki: string | null;
  readonly dn: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
}

/** One thing that we found in a file; of a DER file its line is null. */
export interface ReadItem {
  readonly line: number | null;
  readonly kind?: string;
  readonly refused?: string;
  readonly certificate?: ReadCertificate;
}

/** What we made of a file. */
export interface FileReading {
  readonly path: string;
  /** How many pieces of key material the first tier found. */
  readonly materials: number;
  readonly milliseconds: number;
  /** The most memory that the process ever had until then, in bytes. */
  readonly peak: number;
  readonly items: readonly ReadItem[];
}

/** A file after which the process was no more, or that it did not finish. */
export interface LostReading {
  readonly path: string;
  readonly lost: 'crash' | 'hang';
}

const longest = 20_000;

/** Reads files one after the other in a process that is started again where it dies. */
export class Reader {
  #process: ChildProcessByStdio<Writable, Readable, null> | null = null;
  #lines: Interface | null = null;

  constructor(private readonly program: string) {}

  async read(path: string): Promise<FileReading | LostReading> {
    const child = (this.#process ??= spawn(process.execPath, [this.program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }));
    const lines = (this.#lines ??= createInterface({ input: child.stdout }));
    const timer = new AbortController();
    child.stdin.write(`${path}\n`);
    const outcome = await Promise.race([
      once(lines, 'line', { signal: timer.signal }).then(([line]) => String(line)),
      once(child, 'exit', { signal: timer.signal }).then(() => 'crash' as const),
      once(AbortSignal.timeout(longest), 'abort', { signal: timer.signal }).then(() => 'hang' as const),
    ]).finally(() => {
      timer.abort();
    });
    if (outcome !== 'crash' && outcome !== 'hang') return JSON.parse(outcome) as FileReading;
    this.stop();
    return { path, lost: outcome };
  }

  stop(): void {
    this.#process?.kill('SIGKILL');
    this.#process = null;
    this.#lines = null;
  }
}
