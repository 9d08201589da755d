import { hostsIn, igcHost, type HostMention } from '../../igc/hosts';
import { positionsIn } from '../../lines';
import type { TextNature } from './textKind';

/** How far from a host something still speaks of it, in lines. */
const nearby = 30;

/** Finds the host of IGC-Santé that a stretch of the text speaks of, or null. */
export type NearestHost = (at: number) => HostMention | null;

/**
 * The hosts that a text concerns: what stands within 30 lines of one speaks of it, unless the address of
 * another service stands nearer. Farther away a program still means one of its hosts, settings do not.
 */
export function nearestHostIn(text: string, nature: TextNature): NearestHost {
  const hosts = [...hostsIn(text)];
  const [first] = hosts;
  if (!first) return () => null;
  const lineOf = linesIn(text);
  const others = [...otherAddresses(text)];
  return (at) => {
    const host = nearest(hosts, at) ?? first;
    const other = nearest(others, at);
    const line = lineOf(at);
    const distance = Math.abs(lineOf(host.start) - line);
    const otherDistance = other ? Math.abs(lineOf(other.start) - line) : Infinity;
    if (otherDistance <= nearby && otherDistance < distance) return null;
    if (otherDistance === 0 && other && Math.abs(other.start - at) < Math.abs(host.start - at)) return null;
    return distance <= nearby || nature === 'program' ? host : null;
  };
}

/** The line of an offset, 0-based. */
function linesIn(text: string): (offset: number) => number {
  const positionAt = positionsIn(text);
  return (offset) => positionAt(offset).line;
}

const address = /\b(?:https|wss|amqps|ldaps|smtps|imaps):\/\/([\w.-]{1,253})/gi;

/** The addresses over TLS of services that have nothing to do with IGC-Santé. */
function* otherAddresses(text: string): Generator<{ readonly start: number }> {
  for (const match of text.matchAll(address)) {
    if (!igcHost(match[1] ?? '')) yield { start: match.index };
  }
}

/** The one whose start is the nearest to an offset, of places in increasing order. */
function nearest<T extends { readonly start: number }>(places: readonly T[], at: number): T | undefined {
  const index = indexFrom(places, at);
  const before = places[index - 1];
  const after = places[index];
  if (!before || !after) return before ?? after;
  return at - before.start < after.start - at ? before : after;
}

/** The index of the first that starts at an offset or after it, of places in increasing order. */
export function indexFrom(places: readonly { readonly start: number }[], at: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
