import type { ConfigurationDocument } from '../../config/document';
import type { MapTree, Property, Tree } from '../../config/tree';
import type { Text } from '../../language';
import type { Range } from '../../range';
import { holds } from '../hover';
import { idLists, type IdList } from './ids';

/** One line of the outline. */
export interface OutlineEntry {
  readonly kind: 'group' | IdList | 'publisher';
  readonly name: string | Text;
  readonly detail: string;
  readonly range: Range;
  /** What to select, inside `range`. */
  readonly selection: Range;
  readonly children: readonly OutlineEntry[];
}

/** What an entry is about, in a few words: the properties whose values say it. */
const details: Readonly<Record<IdList, readonly string[]>> = {
  structures: ['name'],
  administrators: ['name'],
  instances: ['structure', 'environment'],
  certificates: ['product', 'commonName'],
};

const groups: Readonly<Record<IdList, Text>> = {
  structures: { en: 'Structures', fr: 'Structures' },
  administrators: { en: 'Technical administrators', fr: 'Administrateurs techniques' },
  instances: { en: 'Instances', fr: 'Instances' },
  certificates: { en: 'Certificates', fr: 'Certificats' },
};

/** The outline of a configuration: its lists, and the entries of each. */
export function outlineOf({ tree }: ConfigurationDocument): readonly OutlineEntry[] {
  if (tree.kind !== 'map') return [];
  const entries: OutlineEntry[] = [];
  for (const [name, property] of tree.entries) {
    if (name === 'publisher') entries.push(publisher(property));
    const list = idLists.find((each) => each === name);
    if (list) entries.push(group(list, property));
  }
  return entries;
}

function publisher({ keyRange, value }: Property): OutlineEntry {
  const detail = value.kind === 'map' ? wordsOf(value, ['name', 'solution']) : '';
  const name = { en: 'Publisher', fr: 'Éditeur' };
  return {
    kind: 'publisher',
    name,
    detail,
    range: span(keyRange, value.range),
    selection: keyRange,
    children: [],
  };
}

function group(list: IdList, { keyRange, value }: Property): OutlineEntry {
  const items = value.kind === 'list' ? value.items : [];
  return {
    kind: 'group',
    name: groups[list],
    detail: '',
    range: span(keyRange, value.range),
    selection: keyRange,
    children: items.filter((item) => item.kind === 'map').map((item) => entry(list, item)),
  };
}

function entry(list: IdList, item: MapTree): OutlineEntry {
  const { range } = item;
  const id = item.entries.get('id')?.value;
  const isInside = id !== undefined && holds(range, id.range.start) && holds(range, id.range.end);
  const name = id?.kind === 'scalar' && id.value !== null ? id.source : '…';
  return {
    kind: list,
    name: name === '' ? '…' : name,
    detail: wordsOf(item, details[list]),
    range,
    selection: isInside ? id.range : { start: range.start, end: range.start },
    children: [],
  };
}

function wordsOf(map: MapTree, names: readonly string[]): string {
  return names
    .map((name) => map.entries.get(name)?.value)
    .filter((value: Tree | undefined) => value?.kind === 'scalar' && value.value !== null)
    .map((value) => (value?.kind === 'scalar' ? value.source : ''))
    .join(', ');
}

function span({ start }: Range, { end }: Range): Range {
  const isAfter = end.line > start.line || (end.line === start.line && end.character >= start.character);
  return { start, end: isAfter ? end : start };
}
