import { isAlias, isMap, isNode, isScalar, isSeq, Scalar, type Node, type YAMLMap } from 'yaml';
import type { Text } from '../language';
import { type Position, type Range, startOfFile } from '../range';
import { quoted } from './quoted';
import type { MapTree, Property, Tree } from './tree';

/** A mistake of form, at a place of the text. */
export interface SyntaxProblem {
  readonly message: Text;
  readonly range: Range;
  readonly related?: { readonly message: Text; readonly range: Range };
  /** The rest of the document can be trusted, so its other mistakes are worth telling. */
  readonly local?: boolean;
}

const deepest = 32;
/** More repeated names would bury the first ones. */
const mostProblems = 100;
/** How many values all the aliases of a document may stand for. */
const aliasBudget = 100_000;

/**
 * The tree of the contents of a YAML document, aliases and merge keys resolved, with the problems met on the way. Linear in
 * the text: an alias shares the tree of its anchor, and the number of values aliases stand for is bounded.
 */
export function buildTree(
  contents: unknown,
  text: string,
  positionAt: (offset: number) => Position,
): { tree: Tree; problems: SyntaxProblem[] } {
  const problems: SyntaxProblem[] = [];
  const anchors = new Map<string, Tree | 'open'>();
  const sizes = new Map<Tree, number>();
  let budget = aliasBudget;

  const rangeOf = (node: Node): Range => {
    const [start, end] = node.range ?? [0, 0, 0];
    // The library counts the blank lines after a block as part of it.
    const written = text.slice(start, end).trimEnd().length;
    return { start: positionAt(start), end: positionAt(start + written) };
  };

  const nothing = (range: Range): Tree => ({ kind: 'scalar', value: null, source: '', range });

  /** `place` stands for a value that is not written. */
  const build = (node: unknown, place: Range, depth: number): Tree => {
    if (isAlias(node)) return resolve(node.source, rangeOf(node));
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return nothing(place);
    if (depth > deepest) {
      const [at] = node.range ?? [0];
      const start = positionAt(at);
      // What has no name and no value may stand at the end of its line.
      const length = /[^\r\n]/.test(text.charAt(at)) ? 1 : 0;
      problems.push({
        message: tooDeep,
        range: { start, end: { ...start, character: start.character + length } },
      });
      return nothing(place);
    }
    if (node.anchor) anchors.set(node.anchor, 'open');
    const tree = isScalar(node)
      ? scalar(node, place)
      : isMap(node)
        ? map(node, depth)
        : list(node.items, rangeOf(node), depth);
    if (node.anchor) anchors.set(node.anchor, tree);
    sizes.set(tree, sizeOf(tree));
    return tree;
  };

  const sizeOf = (tree: Tree): number => {
    if (tree.kind === 'scalar') return 1;
    const children = tree.kind === 'list' ? tree.items : [...tree.entries.values()].map(({ value }) => value);
    return children.reduce((size, child) => size + (sizes.get(child) ?? 1), 1);
  };

  const resolve = (name: string, range: Range): Tree => {
    const target = anchors.get(name);
    if (target === undefined || target === 'open') {
      problems.push({ message: target ? aliasOfItself(name) : unknownAlias(name), range });
      return nothing(range);
    }
    const cost = sizes.get(target) ?? 1;
    budget -= cost;
    const exceededHere = budget < 0 && budget + cost >= 0;
    if (exceededHere) problems.push({ message: tooManyAliases, range });
    if (budget < 0) return nothing(range);
    return target;
  };

  const scalar = (node: Scalar, place: Range): Tree => {
    const empty = node.value === null && !node.source;
    const value = typeof node.value === 'object' ? null : (node.value as string | number | boolean);
    return {
      kind: 'scalar',
      value,
      source: node.source ?? String(node.value),
      range: empty ? place : rangeOf(node),
    };
  };

  const list = (items: readonly unknown[], range: Range, depth: number): Tree => ({
    kind: 'list',
    items: items.map((item) => build(item, isNode(item) ? rangeOf(item) : range, depth + 1)),
    range,
  });

  const map = (node: YAMLMap, depth: number): Tree => {
    const entries = new Map<string, Property>();
    const inherited: Tree[] = [];
    for (const { key, value } of node.items) {
      if (!isScalar(key)) {
        problems.push({ message: keyIsNoText, range: rangeOf(isNode(key) ? key : node) });
        continue;
      }
      const name = key.source ?? String(key.value);
      const keyRange = rangeOf(key);
      const tree = build(value, keyRange, depth + 1);
      if (name === '<<' && key.type === Scalar.PLAIN) inherited.push(tree);
      else if (entries.has(name)) {
        if (problems.length < mostProblems) problems.push(duplicateKey(name, keyRange, entries.get(name)));
      } else entries.set(name, { keyRange, value: tree });
    }
    const range = rangeOf(node);
    for (const source of inherited.flatMap((tree) => (tree.kind === 'list' ? tree.items : tree))) {
      if (source.kind === 'map') inherit(entries, source);
      else if (source.kind === 'list' || source.value !== null)
        problems.push({ message: mergesNoMap, range: source.range });
    }
    return { kind: 'map', entries, range };
  };

  return { tree: build(contents, startOfFile, 0), problems };
}

/** A merge key brings in what the block does not say itself. */
function inherit(entries: Map<string, Property>, source: MapTree): void {
  for (const [name, property] of source.entries) if (!entries.has(name)) entries.set(name, property);
}

const tooDeep: Text = {
  en: 'This is nested too deeply. Certificates are described in a few levels: remove the extra brackets or indentation.',
  fr: 'L’imbrication est trop profonde. Les certificats se décrivent en quelques niveaux : retirez les crochets ou les retraits en trop.',
};

const tooManyAliases: Text = {
  en: 'The aliases of this file stand for too many values. Write these values out, or split the file.',
  fr: 'Les alias de ce fichier représentent trop de valeurs. Écrivez ces valeurs en toutes lettres, ou divisez le fichier.',
};

const keyIsNoText: Text = {
  en: 'A property name must be plain text. Write `name: Camille`.',
  fr: 'Un nom de propriété doit être un texte simple. Écrivez `name: Camille`.',
};

const mergesNoMap: Text = {
  en: 'A merge key `<<` can only bring in properties. Give it an alias of a block of properties.',
  fr: 'Une clé de fusion `<<` ne peut apporter que des propriétés. Donnez-lui l’alias d’un bloc de propriétés.',
};

const unknownAlias = (name: string): Text => ({
  en: `No anchor ${quoted(`&${name}`)} stands before this alias. Define it above, or put the text between quotes.`,
  fr: `Aucune ancre ${quoted(`&${name}`)} ne précède cet alias. Définissez-la plus haut, ou mettez le texte entre guillemets.`,
});

const aliasOfItself = (name: string): Text => ({
  en: `The alias ${quoted(`*${name}`)} stands inside its own anchor. Remove it.`,
  fr: `L’alias ${quoted(`*${name}`)} se trouve dans sa propre ancre. Retirez-le.`,
});

function duplicateKey(name: string, range: Range, first: Property | undefined): SyntaxProblem {
  return {
    message: {
      en: `${quoted(name)} is already given in this block. Keep one of the two.`,
      fr: `${quoted(name)} figure déjà dans ce bloc. Gardez l’une des deux valeurs.`,
    },
    range,
    local: true,
    ...(first && {
      related: { message: { en: 'First given here', fr: 'Première valeur' }, range: first.keyRange },
    }),
  };
}
