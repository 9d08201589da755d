import { rules } from '../src/core/rules';

/** The page that tells which rule covers each entry of the catalogue. */
export const rulesIndexFile = 'docs/rules/index.md';

/** The index with the rules of each entry; an entry that none covers keeps the reason that stands there. */
export function withCoveringRules(index: string): string {
  return index.replace(
    /^(\| (IGC-\w+-\d+) \|[^|]*\|)([^|]*)\|$/gm,
    (_, start: string, id: string, reason: string) => {
      const covering = rules.filter(({ catalogue }) => catalogue.includes(id));
      const links = covering.map((rule) => `[${rule.id}](${rule.id}.md)${rule.offByDefault ? ' (off)' : ''}`);
      return `${start} ${links.join(', ') || reason.trim()} |`;
    },
  );
}
