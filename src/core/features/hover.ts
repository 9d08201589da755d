import type { InspectedItem } from '../inspect/item';
import type { Language, Text } from '../language';
import type { KeyMaterial, KeyMaterialKind } from '../pki/keyMaterial';
import type { Position, Range } from '../range';
import { describe, type Description, type Fact } from './description';
import { escapeMarkdown, visible } from './markdown';

/** Another thing of the workspace that has the same key. */
export interface Partner {
  readonly file: string;
  readonly kind: KeyMaterialKind;
  /** Common name of a certificate or request. */
  readonly commonName?: string;
}

/** What a hover may ask about a block. */
export interface HoverContext {
  readonly now: Date;
  readonly language: Language;
  /** The block fully decoded; null where its bytes cannot be had. */
  decode(material: KeyMaterial): Promise<InspectedItem | null>;
  /** The identity that the files beside an encrypted key give it; null where there is no need or no such file. */
  borrowedIdentity(material: KeyMaterial): { readonly spki: string; readonly takenFrom: string } | null;
  /** What else in the workspace has the same key, itself left out. */
  partners(material: KeyMaterial): Promise<readonly Partner[]>;
}

/** A hover as Markdown in which nothing out of a file is markup. */
export interface Hover {
  readonly range: Range;
  readonly markdown: string;
}

/** Explains the PEM block at a position of a text whose blocks are `materials`; null beside them. */
export async function hover(
  materials: readonly KeyMaterial[],
  position: Position,
  context: HoverContext,
): Promise<Hover | null> {
  const material = materials.find(({ encoding, range }) => encoding !== 'der' && holds(range, position));
  if (material === undefined) return null;
  return { range: material.range, markdown: await explain(material, context) };
}

/** Explains the things of a file that is named at `range`; null where there are none. */
export async function hoverOfFile(
  materials: readonly KeyMaterial[],
  range: Range,
  context: HoverContext,
): Promise<Hover | null> {
  if (materials.length === 0) return null;
  const shown = materials.slice(0, 5);
  const parts = await Promise.all(shown.map((material) => explain(material, context)));
  return { range, markdown: parts.join('\n\n---\n\n') };
}

/** Whether `position` stands in `range`, its end included: that is where a caret after it is. */
export function holds({ start, end }: Range, { line, character }: Position): boolean {
  const afterStart = line > start.line || (line === start.line && character >= start.character);
  const beforeEnd = line < end.line || (line === end.line && character <= end.character);
  return afterStart && beforeEnd;
}

async function explain(material: KeyMaterial, context: HoverContext): Promise<string> {
  const decoded = material.error === undefined ? await context.decode(material) : null;
  const item = decoded ?? undecoded(material);
  const { title, facts } = describe(item, context.now);
  const borrowed = context.borrowedIdentity(material);
  const partners = await context.partners(material);
  const all = [
    ...facts,
    ...(borrowed === null ? [] : [borrowedFact(borrowed)]),
    ...partners.map(partnerFact),
  ];
  return markdownOf({ title, facts: all }, context.language);
}

/** What the first reading alone tells. */
function undecoded({ kind, range, spki, sha256, encrypted, error }: KeyMaterial): InspectedItem {
  if (kind === 'private-key') return { kind, range, spki, sha256, format: 'PEM', encrypted };
  const unread: Text = {
    en: 'This block could not be decoded.',
    fr: 'Ce bloc n’a pas pu être décodé.',
  };
  return { kind: 'unknown', range, spki, sha256, error: error ?? { message: unread, offset: 0 } };
}

const partnerLabels: Partial<Record<KeyMaterialKind, Text>> = {
  certificate: { en: 'Certificate of this key', fr: 'Certificat de cette clé' },
  csr: { en: 'CSR of this key', fr: 'CSR de cette clé' },
  'private-key': { en: 'Private key', fr: 'Clé privée' },
};

function borrowedFact({ spki, takenFrom }: { spki: string; takenFrom: string }): Fact {
  return {
    label: { en: 'Key identity by the file beside it', fr: 'Identité de la clé selon le fichier voisin' },
    value: `${spki} (${takenFrom})`,
  };
}

function partnerFact({ file, kind, commonName }: Partner): Fact {
  const label = partnerLabels[kind] ?? { en: 'Same key', fr: 'Même clé' };
  return { label, value: commonName === undefined ? file : `${commonName} (${file})` };
}

function markdownOf({ title, facts }: Description, language: Language): string {
  const colon = language === 'fr' ? ' :' : ':';
  const lines = facts.map(({ label, value }) => {
    const shown = escapeMarkdown(typeof value === 'string' ? visible(value) : value[language]);
    return `- ${escapeMarkdown(label[language])}${colon} ${shown}`;
  });
  return [`**${escapeMarkdown(title[language])}**`, '', ...lines].join('\n');
}
