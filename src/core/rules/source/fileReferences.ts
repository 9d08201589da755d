import { hostsIn, type HostMention, type IgcHost } from '../../igc/hosts';
import { activeText } from './activeText';
import { indexFrom } from './nearestHost';
import { textKind, type TextKind } from './textKind';

/** A file of certificates that a program or settings file names, with what it says around. */
export interface FileReference {
  /** As written. */
  readonly path: string;
  /** Offsets of UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Whether it is what a server shows to those who connect to it. */
  readonly isOfServer: boolean;
  /** The host of IGC-Santé named beside, where those named there are all of one environment. */
  readonly host: IgcHost | null;
}

/** More is a list that no one wrote. */
const mostPaths = 500;

/** The files of certificates that a text names; none in prose. */
export function fileReferences(file: string, text: string): FileReference[] {
  const kind = textKind(file);
  if (kind.nature === 'prose') return [];
  const active = activeText(text, kind);
  const hosts = [...hostsIn(active)].filter(({ environment }) => environment !== null);
  const references: FileReference[] = [];
  let count = 0;
  for (const { start, end } of pathsIn(active)) {
    if (++count > mostPaths) break;
    const isOfServer = givesServerCertificate(active, start, kind);
    const host = isOfServer ? null : hostBeside(active, start, end, hosts);
    if (isOfServer || host) references.push({ path: active.slice(start, end), start, end, isOfServer, host });
  }
  return references;
}

const longestPath = 200;
const pathCharacter = /[\w.~@+\\/-]/;

/** The paths of a text that end as files of certificates do. */
function* pathsIn(text: string): Generator<{ start: number; end: number }> {
  let previousEnd = 0;
  for (const { index, 0: extension } of text.matchAll(/\.(?:p12|pfx|pem|crt|cer|der)(?![\w.-])/gi)) {
    const end = index + extension.length;
    let start = index;
    while (start > Math.max(previousEnd, end - longestPath) && pathCharacter.test(text.charAt(start - 1)))
      start--;
    previousEnd = end;
    if (start < index) yield { start, end };
  }
}

/** How much of the text before a path says what the file is for. */
const longestDirective = 200;

/** What makes a server show the certificate whose path follows. */
const directives: readonly RegExp[] = [
  /(?:^|[\s{;])ssl_certificate[ \t]{1,40}["']?$/,
  /(?:^|\s)SSLCertificateFile[ \t]{1,40}["']?$/i,
  /\bbind\b[^\r\n]{0,100}[ \t]crt[ \t]{1,8}$/,
  /(?:^|[\s.])server\.ssl\.(?:key-?store|keyStore|certificate)\s{0,8}[=:]\s{0,8}["']?(?:classpath:|file:)?$/i,
  /\b(?:certificateKeystoreFile|certificateFile)\s{0,4}=\s{0,4}["']$/,
  /\bcreateServer\(\s{0,8}\{[^;]{0,120}\b(?:pfx|cert)\s{0,4}:\s{0,4}[\w.]{0,40}readFileSync\(\s{0,4}["']$/,
  /\bListenAndServeTLS\([^()\r\n]{0,60}["']$/,
  /--(?:certfile|ssl-certfile)[ =]["']?$/,
];

function givesServerCertificate(text: string, at: number, { extension }: TextKind): boolean {
  const before = text.slice(Math.max(0, at - longestDirective), at);
  if (directives.some((directive) => directive.test(before))) return true;
  return /^ya?ml$/.test(extension) && isUnderServerSsl(text.slice(Math.max(0, at - 2000), at));
}

/** Whether a path ends a YAML text as `server: { ssl: { key-store: … } }` in block style. */
function isUnderServerSsl(before: string): boolean {
  const lines = before.split(/\r?\n/).reverse();
  if (!/^\s*(?:key-store|keyStore|certificate):\s*["']?(?:classpath:|file:)?$/.test(lines[0] ?? ''))
    return false;
  let depth = indentation(lines[0] ?? '');
  const parents: string[] = [];
  for (const line of lines.slice(1)) {
    if (line.trim() === '' || indentation(line) >= depth) continue;
    depth = indentation(line);
    parents.push(line.trim());
  }
  return parents[0] === 'ssl:' && parents[1] === 'server:';
}

function indentation(line: string): number {
  return line.search(/\S|$/);
}

/** How far a host stands from the file that it is called with, in characters: about 30 lines. */
const nearby = 1500;

/**
 * The host that the file at a place is used for: one of its block, the lines that no empty line or `---` parts, or one
 * farther away where the block names none. Null where hosts of both environments stand there, since either may be it.
 */
function hostBeside(
  text: string,
  start: number,
  end: number,
  hosts: readonly HostMention[],
): HostMention | null {
  if (hosts.length === 0) return null;
  const from = Math.max(0, start - nearby);
  const before = text.slice(from, start);
  const after = text.slice(end, end + nearby);
  const blockStart =
    from + Math.max(0, ...[...before.matchAll(blockEnd)].map(({ index, 0: gap }) => index + gap.length));
  const gap = after.search(blockEnd);
  const blockStop = end + (gap < 0 ? after.length : gap);
  const own = between(hosts, blockStart, blockStop);
  return onlyEnvironment(own.length > 0 ? own : between(hosts, from, end + nearby));
}

const blockEnd = /\r?\n(?:[ \t]{0,80}\r?\n|---)/g;

function between(hosts: readonly HostMention[], from: number, to: number): HostMention[] {
  return hosts.slice(indexFrom(hosts, from), indexFrom(hosts, to));
}

function onlyEnvironment(hosts: readonly HostMention[]): HostMention | null {
  const [first] = hosts;
  return first && hosts.every(({ environment }) => environment === first.environment) ? first : null;
}
