import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sourceRules } from '../../../../src/core/rules';

/** The examples of a section, each with the name of the file it stands for: the language of its fence. */
function examples(page: string, section: string): { file: string; text: string }[] {
  const body = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  return [...body.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, extension = '', text = '']) => ({
    file: `example.${extension}`,
    text,
  }));
}

describe('Pages of the rules on sources', () => {
  // A whole PKCS#12 would fill its page.
  for (const rule of sourceRules.filter(({ id }) => id !== 'bundle-in-source'))
    it(`show wrong examples that ${rule.id} reports, and right ones`, () => {
      const page = readFileSync(`docs/rules/${rule.id}.md`, 'utf8');
      for (const [section, isReported] of [
        ['Wrong', true],
        ['Right', false],
      ] as const) {
        const shown = examples(page, section);
        assert.ok(shown.length > 0, section);
        for (const { file, text } of shown)
          assert.equal([...rule.check({ file, text })].length > 0, isReported, `${section}: ${text}`);
      }
    });
});
