import assert from 'node:assert/strict';
import { quoted, quotedList } from '../../../src/core/config/quoted';

describe('quoted', () => {
  const cases: [unknown, string][] = [
    ['INSI-MANU', '`INSI-MANU`'],
    ['', '`""`'],
    [12, '`12`'],
    ['INSI\u202fAUTO', '`INSI\\u202fAUTO`'],
    ['INSI\u200b-AUTO', '`INSI\\u200b-AUTO`'],
    ['a\nb\u001b[31m\u202e', '`a\\u000ab\\u001b[31m\\u202e`'],
    ['`', "`'`"],
    ['x'.repeat(65), `\`${'x'.repeat(64)}…\``],
    ['key -----BEGIN PRIVATE KEY-----\nMIIE', '`key …`'],
  ];
  for (const [value, shown] of cases)
    it(`shows ${shown}`, () => {
      assert.equal(quoted(value), shown);
    });
});

describe('quotedList', () => {
  it('shows the first of many values, each as `quoted` does', () => {
    assert.equal(quotedList([]), '');
    assert.equal(quotedList(['a', 'b\n']), '`a`, `b\\u000a`');
    assert.equal(quotedList(Array.from('abcdefgh')), '`a`, `b`, `c`, `d`, `e`, `f`…');
  });
});
