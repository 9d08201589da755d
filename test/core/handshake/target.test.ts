import assert from 'node:assert/strict';
import type { InspectedCertificate } from '../../../src/core/inspect/item';
import { namesHost } from '../../../src/core/handshake/namesHost';
import { readTarget, targetText } from '../../../src/core/handshake/target';

describe('readTarget', () => {
  const read: [string, string][] = [
    ['services.example', 'services.example:443'],
    [' Services.Example:8443 ', 'services.example:8443'],
    ['https://services.example:8443/lps?x', 'services.example:8443'],
    ['https://services.example/lps', 'services.example:443'],
    ['127.0.0.1:4433', '127.0.0.1:4433'],
    ['[::1]:4433', '[::1]:4433'],
    ['hôpital.example', 'xn--hpital-ixa.example:443'],
  ];
  for (const [written, text] of read) {
    it(`reads ${written}`, () => {
      const target = readTarget(written);
      assert.ok(!('mistake' in target));
      assert.equal(targetText(target), text);
    });
  }

  for (const written of [
    '',
    'a b',
    'http://x',
    'ftp://x:443',
    'x:0',
    'x:70000',
    'me@x',
    '\\\\x',
    'x'.repeat(3000),
  ]) {
    it(`refuses ${written.slice(0, 20)}`, () => assert.ok('mistake' in readTarget(written)));
  }
});

describe('namesHost', () => {
  const names = (san: string[], host: string) => namesHost({ san } as unknown as InspectedCertificate, host);
  it('compares names without their case, and a wildcard with one label', () => {
    assert.ok(names(['DNS:a.example', 'DNS:B.example'], 'b.Example'));
    assert.ok(names(['DNS:*.example.fr'], 'x.example.fr'));
    assert.ok(!names(['DNS:*.example.fr'], 'x.y.example.fr'));
    assert.ok(!names(['DNS:*.example.fr'], 'example.fr'));
    assert.ok(!names(['email:b.example', 'URI:b.example'], 'b.example'));
    assert.ok(!names([], 'b.example'));
  });

  it('compares addresses with addresses only', () => {
    assert.ok(names(['IP:127.0.0.1'], '127.0.0.1'));
    assert.ok(!names(['DNS:127.0.0.1', 'DNS:*.0.0.1'], '127.0.0.1'));
  });
});
