import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../src/core/config/parse';
import { insideOf } from '../../fuzz/asserts';
import { assertBothLanguages, findingsOf } from '../../support/rules';
import { configurationTraps } from '../../support/traps/configurations';

/** The one syntax finding of a text: what it says, and the text it underlines, on its line. */
function mistakeIn(text: string): { says: string; at: string; line: number; related: number[] } {
  const [finding, ...more] = findingsOf(text).filter(({ rule }) => rule !== 'configuration-schema');
  assert.equal(finding?.rule, 'configuration-syntax');
  assert.deepEqual(more, []);
  assertBothLanguages(finding.message);
  const { start, end } = finding.range;
  assert.equal(start.line, end.line);
  const at = (text.split('\n')[start.line] ?? '').slice(start.character, end.character);
  return {
    says: finding.message.en,
    at,
    line: start.line,
    related: finding.related.map(({ range }) => range.start.line),
  };
}

const longName = 'a'.repeat(900);
const staircase = (steps: number) =>
  Array.from({ length: steps }, (_, step) => `${' '.repeat(step)}a:\n`).join('');

describe('configuration-syntax', () => {
  const mistakes: [what: string, text: string, line: number, at: string, says: RegExp][] = [
    ['a tab', 'instances:\n\t- id: a\n', 1, '\t', /tab cannot indent/],
    ['a property half typed', 'certificates:\n  - id: a\n    prod', 2, 'prod', /not finished/],
    ['an open quote', 'publisher:\n  name: "Radio\n', 1, '"Radio', /not finished/],
    ['an open bracket', 'instances: [{ id: a }\n', 1, '', /not closed/],
    ['a wrong indentation', 'instances:\n  - id: a\n   hosts: []\n', 2, ' ', /not aligned/],
    ['a colon without quotes', 'publisher: { name: a }\nstructures:\n  - name: a: b\n', 2, 'a', /quotes/],
    ['a reserved character', 'publisher:\n  name: @radio\n', 1, '@', /quotes/],
    ['a wrong escape', 'publisher:\n  name: "C:\\Radio"\n', 1, '\\', /backslash/],
    [
      'a second and a third document',
      'version: 1\n---\nversion: 1\n---\nversion: 1\n',
      1,
      '---',
      /second YAML document/,
    ],
    ['a repeated property', 'version: 1\nversion: 1\n', 1, 'version', /`version` is already given/],
    [
      'a repeated property without end',
      `${longName}: 1\n${longName}: 1\n`,
      1,
      longName,
      /^`a{64}…` is already/,
    ],
    ['an unknown alias', 'publisher: *radio\n', 0, '*radio', /`&radio`/],
    ['an alias of itself', 'publisher: &a { name: *a }\n', 0, '*a', /inside its own anchor/],
    ['a block as a name', '? [a, b]\n: c\n', 0, '[a, b]', /must be plain text/],
    ['a merge of text', 'publisher:\n  <<: text\n', 1, 'text', /only bring in properties/],
    ['deep nesting', `x: ${'['.repeat(40)}${']'.repeat(40)}\n`, 0, '[', /too deeply/],
    ['deeper nesting', '['.repeat(3000), 0, '[', /too deeply/],
    ['lists in lists', '- '.repeat(50), 0, '-', /too deeply/],
    ['lines that each stand deeper', staircase(50), 33, 'a', /too deeply/],
  ];
  for (const [what, text, line, at, says] of mistakes)
    it(`points at ${what}`, () => {
      const mistake = mistakeIn(text);
      assert.match(mistake.says, says);
      assert.deepEqual([mistake.line, mistake.at], [line, at]);
    });

  it('shows where a repeated property was first given', () => {
    assert.deepEqual(mistakeIn('certificates:\n  - id: a\n    id: b\n').related, [1]);
  });

  it('points inside the text at depths where nothing is written', () => {
    const text = ': {: a: : : :[I{p[""I:[s[:\n - : :[""G: :[I{p[""g:[""f: :';
    const findings = findingsOf(text);
    assert.ok(findings.some(({ message }) => message.en.includes('too deeply')));
    for (const { range, rule } of findings) insideOf(text)(range, rule);
  });

  it('points before a line break, not into it', () => {
    const text = ': [}#\r\r\n -';
    for (const { range, rule } of findingsOf(text)) insideOf(text)(range, rule);
  });

  it('stops aliases that would unfold into millions of values', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const items = level === 0 ? 'x' : `*a${level - 1}`;
      return `x${level}: &a${level} [${Array<string>(10).fill(items).join(', ')}]`;
    });
    const { says, line } = mistakeIn(levels.join('\n'));
    assert.match(says, /too many values/);
    assert.ok(line < 7);
  });

  it('tells of what no one wrote by hand in a few findings', () => {
    const most = 500_000;
    for (const part of [']', '[', '- ', '- !a b\n', 'a: ', '{a: ', '&a ', '"', '? a\n', '\n', ' ', '#\n'])
      assert.ok(findingsOf(part.repeat(most / part.length)).length <= 3, JSON.stringify(part));
  });

  for (const { name, make, says } of configurationTraps)
    it(`tells what is wrong with ${name}`, () => {
      const [finding] = findingsOf(make());
      assert.equal(finding?.rule, 'configuration-syntax');
      assert.match(finding.message.en, says);
    });

  it('finds one mistake where one entry is broken, and reads the others', () => {
    const entries = ['a', 'b', 'c'].map((id) => `  - id: ${id}\n    services: [DMP]\n`).join('');
    const text = `certificates:\n${entries}`;
    for (const [from, to] of [
      ['id: b', 'id: "b'],
      ['id: b', 'id: b: b'],
      ['id: b', 'id'],
    ] as const) {
      const { configuration, findings } = parseConfiguration('certificates.yaml', text.replace(from, to));
      const syntax = findings.filter(({ rule }) => rule === 'configuration-syntax');
      assert.deepEqual(
        syntax.map(({ range }) => range.start.line),
        [3],
      );
      const ids = configuration.certificates.map(({ id }) => id);
      assert.deepEqual([ids[0], ids.at(-1)], ['a', 'c']);
    }
  });

  it('says nothing of the schema while the form is broken', () => {
    const rules = findingsOf('version: 1\nfoo: 1\ncertificates:\n  - id: a\n    prod').map(
      ({ rule }) => rule,
    );
    assert.deepEqual(rules, ['configuration-syntax']);
  });
});
