import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, visible } from '../../../src/core/features/markdown';

describe('escapeMarkdown', () => {
  const crafted = [
    '[click](command:workbench.action.quit)',
    '![x](https://evil.example/x.png)',
    '<a href="command:x">x</a>',
    'https://evil.example www.evil.example a@evil.example',
    '`code` **bold** _it_ ~~no~~ $(key) &lt;',
    '# title',
  ];
  for (const text of crafted) {
    it(`leaves no markup in ${text}`, () => {
      const escaped = escapeMarkdown(text);
      assert.equal(escaped.replace(/\\(.)/g, '$1'), text);
      assert.doesNotMatch(escaped.replace(/\\./g, ''), /[!-/:-@[-`{-~]/);
    });
  }

  it('keeps a value on one line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(escapeMarkdown(text), /[\n\r\u2028\u2029\u202e]/);
      }),
    );
  });
});

describe('visible', () => {
  it('shows what would be invisible or reorder the text', () => {
    assert.equal(visible('INSI\u200b-MANU\u202e\n'), 'INSI\\u{200b}-MANU\\u{202e}\\u{a}');
  });

  it('keeps accents, spaces and other alphabets', () => {
    assert.equal(visible('Éditeur Santé — 東京'), 'Éditeur Santé — 東京');
  });

  it('shortens what is too long to read', () => {
    assert.ok(visible('x'.repeat(1_000_000)).length < 1000);
  });
});
