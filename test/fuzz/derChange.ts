import fc from 'fast-check';
import { tags } from '../../src/core/pki/der';
import { allNodes, derNodes, isParent, leaf, written, type DerNode } from './derNode';
import { words } from './words';

/** One change to a DER value, the numbers being taken modulo what there is to choose from. */
interface DerChange {
  readonly at: number;
  readonly how: (typeof ways)[number];
  readonly by: number;
  readonly bytes: Uint8Array;
}

const ways = [
  ...(['remove', 'repeat', 'swap', 'retag', 'replace', 'empty', 'cut', 'lie', 'wrap', 'graft'] as const),
  ...(['identify', 'flip', 'lengthen'] as const),
];

/** Above this, a file is no longer made larger. */
const largest = 65_536;

const otherTags = [
  ...Object.values(tags),
  0x1e,
  0x16,
  0x14,
  0x80,
  0x81,
  0x82,
  0x86,
  0x87,
  0xa0,
  0xa1,
  0xa3,
  0x1f,
];

const change: fc.Arbitrary<DerChange> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom(...ways),
  by: fc.nat(),
  bytes: fc.uint8Array({ maxLength: 24 }),
});

/** Real DER, changed in a few ways that keep most of its structure. */
export function changedDer(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.nat(), fc.nat(), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([seed, donor, changes]) => {
      const roots = derNodes(seeds[seed % seeds.length] ?? new Uint8Array());
      const grafts = allNodes(derNodes(seeds[donor % seeds.length] ?? new Uint8Array()));
      for (const each of changes) if (written(roots).length < largest) apply(each, roots, grafts);
      return written(roots);
    })
    .filter(({ length }) => length <= 4 * largest);
}

function apply({ at, how, by, bytes }: DerChange, roots: DerNode[], grafts: readonly DerNode[]): void {
  const nodes = allNodes(roots);
  const node = nodes[at % Math.max(1, nodes.length)];
  if (!node) return;
  const siblings = nodes.filter(isParent).find(({ contents }) => contents.includes(node))?.contents ?? roots;
  const place = siblings.indexOf(node);
  switch (how) {
    case 'remove':
      siblings.splice(place, 1);
      break;
    case 'repeat': {
      const size = written([node]).length;
      const times = Math.min(by % 1200, Math.floor((largest - written(roots).length) / (size + 1)));
      if (times > 0) siblings.splice(place, 0, ...Array<DerNode>(times).fill(node));
      break;
    }
    case 'swap': {
      const other = by % siblings.length;
      const moved = siblings[other];
      if (moved) [siblings[place], siblings[other]] = [moved, node];
      break;
    }
    case 'retag':
      node.tag = otherTags[by % otherTags.length] ?? by & 0xff;
      break;
    case 'replace':
      node.contents = bytes;
      break;
    case 'empty':
      node.contents = new Uint8Array();
      break;
    case 'cut':
      node.contents = node.contents.slice(0, by % (node.contents.length + 1));
      break;
    case 'lie':
      node.lie = by % 2 === 0 ? (by % 512) - 256 : by;
      break;
    case 'wrap':
      siblings[place] = {
        tag: by % 3 === 0 ? 0xa0 : tags.sequence,
        contents: [node],
        prefix: bytes.subarray(0, by % 2),
        lie: 0,
      };
      break;
    case 'graft': {
      const graft = grafts[by % Math.max(1, grafts.length)];
      if (graft) siblings[place] = structuredClone(graft);
      break;
    }
    case 'identify': {
      const identifier = words.der[by % words.der.length];
      if (identifier) siblings[place] = leaf(tags.objectIdentifier, identifier.subarray(2));
      break;
    }
    case 'flip': {
      if (Array.isArray(node.contents)) break;
      const flipped = Uint8Array.from(node.contents);
      if (flipped.length > 0) flipped[by % flipped.length] = bytes[0] ?? 0x80;
      node.contents = flipped;
      break;
    }
    case 'lengthen':
      if (!Array.isArray(node.contents))
        node.contents = Buffer.concat([node.contents, new Uint8Array(by % 6000).fill(by)]);
  }
}
