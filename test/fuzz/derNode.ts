import { childrenOf, contentsOf, readValue, tags, type DerValue } from '../../src/core/pki/der';

/** One value of DER that can be changed and written again. */
export interface DerNode {
  tag: number;
  /** What it holds: other values, behind `prefix`, or bytes. */
  contents: DerNode[] | Uint8Array;
  /** What stands before the values inside: the count of unused bits of a BIT STRING. */
  prefix: Uint8Array;
  /** Added to the length that is written: not 0 makes the value lie. */
  lie: number;
}

const deepest = 24;
const mostChildren = 500;
const none = new Uint8Array();

/** The values of DER, those inside OCTET STRING and BIT STRING included. */
export function derNodes(der: Uint8Array): DerNode[] {
  return nodesIn(der, 0) ?? [leaf(tags.octetString, der)];
}

/** Every value, each before those inside it. */
export function allNodes(roots: readonly DerNode[]): DerNode[] {
  return roots.flatMap((node) => [node, ...(isParent(node) ? allNodes(node.contents) : [])]);
}

/** Whether it holds other values. */
export function isParent(node: DerNode): node is DerNode & { contents: DerNode[] } {
  return Array.isArray(node.contents);
}

/** A value that holds bytes. */
export function leaf(tag: number, contents: Uint8Array): DerNode {
  return { tag, contents, prefix: none, lie: 0 };
}

/** Writes values, their lengths as they are but for the lies. */
export function written(nodes: readonly DerNode[]): Uint8Array {
  return Buffer.concat(nodes.map(encodingOf));
}

function encodingOf({ tag, contents, prefix, lie }: DerNode): Uint8Array {
  const inner = Array.isArray(contents) ? written(contents) : contents;
  const length = Math.max(0, prefix.length + inner.length + lie);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(length)]), prefix, inner]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

function nodesIn(bytes: Uint8Array, depth: number): DerNode[] | null {
  if (depth > deepest || bytes.length === 0) return null;
  try {
    const whole = { bytes, tag: 0, start: 0, contents: 0, end: bytes.length };
    return childrenOf(whole, mostChildren).map((value) => nodeOf(value, depth));
  } catch {
    return null;
  }
}

function nodeOf(value: DerValue, depth: number): DerNode {
  const contents = contentsOf(value);
  const wraps = value.tag === tags.octetString || value.tag === tags.bitString;
  if ((value.tag & 0x20) === 0 && !wraps) return leaf(value.tag, contents);
  const prefix = contents.subarray(0, value.tag === tags.bitString ? 1 : 0);
  const inner = contents.subarray(prefix.length);
  const nodes = wraps && !holdsOneSequence(inner) ? null : nodesIn(inner, depth + 1);
  return nodes ? { tag: value.tag, contents: nodes, prefix, lie: 0 } : leaf(value.tag, contents);
}

function holdsOneSequence(bytes: Uint8Array): boolean {
  try {
    return bytes[0] === tags.sequence && readValue(bytes).end === bytes.length;
  } catch {
    return false;
  }
}
