import type { ConfigurationDocument } from './config/document';
import { asMap, text } from './config/readValue';
import { headRange, valueAt, type MapTree } from './config/tree';
import type { Finding } from './finding';
import type { Position, Range } from './range';
import { checkConfigurationRules } from './rules/check';
import { ignoreComments, withoutIgnored } from './rules/ignore';
import { atLevels, type RuleLevels } from './rules/levels';

/** What decides which findings count. */
export interface FindingSettings {
  readonly now: Date;
  readonly levels: RuleLevels;
}

/**
 * The errors in what goes into the request of the entries named `id`, or in where its files go: in their form, their
 * structure or their instance, and any mistake that leaves a part of the file unread.
 *
 * A comment or a level silences all but a path of a file that is not understood: the convention would take its place.
 */
export function requestFindings(
  document: ConfigurationDocument,
  id: string,
  { now, levels }: FindingSettings,
): Finding[] {
  const entries = named(document, 'certificates', id);
  const places = entries.flatMap((entry) => placesOf(entry, document));
  const paths = entries.flatMap((entry) => properties(entry, ['files']));
  const context = { document, now, materialOf: () => ({}) };
  const found = [...document.findings, ...checkConfigurationRules(context, levels)];
  const comments = new Map([[document.file, ignoreComments(document.text)]]);
  const errors = atLevels(withoutIgnored(found, comments, levels), levels).filter(
    ({ severity, rule }) => severity === 'error' && rule !== 'unused-ignore',
  );
  const concerns = ({ rule, range }: Finding) =>
    rule === 'configuration-syntax' ||
    places.some((place) => contains(place, range)) ||
    (rule === 'configuration-schema' && entries.some((entry) => isSame(headRange(entry), range)));
  const lost = ({ rule, range }: Finding) =>
    rule === 'configuration-schema' && paths.some((place) => contains(place, range));
  const telling = [...document.findings.filter(lost), ...errors.filter(concerns)];
  return [...new Map(telling.map((finding) => [finding.fingerprint, finding])).values()];
}

/** What a request does not depend on: every other property of an entry counts, misspelt ones too. */
const elsewhere = new Set(['services', 'callMode', 'administrator', 'contact', 'order']);

function placesOf(entry: MapTree, document: ConfigurationDocument): Range[] {
  const names = [...entry.entries.keys()].filter((name) => !elsewhere.has(name));
  const instances = named(document, 'instances', text(entry, 'instance'));
  const structures = instances.flatMap((instance) =>
    named(document, 'structures', text(instance, 'structure')),
  );
  return [
    ...properties(asMap(document.tree), ['version']),
    ...properties(entry, names),
    ...instances.flatMap((instance) => properties(instance, ['id', 'structure', 'hosts'])),
    ...structures.flatMap((structure) => properties(structure, ['id', 'name', 'identifier'])),
  ];
}

/** The items of a list that have an `id`; several where it is not unique. */
function named({ tree }: ConfigurationDocument, list: string, id: string | undefined): MapTree[] {
  const items = valueAt(tree, [list]);
  if (items?.kind !== 'list' || id === undefined) return [];
  return items.items.flatMap((item) => asMap(item) ?? []).filter((item) => text(item, 'id') === id);
}

function properties(map: MapTree | undefined, names: readonly string[]): Range[] {
  return names.flatMap((name) => {
    const property = map?.entries.get(name);
    return property ? [property.keyRange, property.value.range] : [];
  });
}

function contains(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

/** What is missing in an entry is told at its head. */
function isSame(one: Range, other: Range): boolean {
  return contains(one, other) && contains(other, one);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
