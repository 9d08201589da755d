import assert from 'node:assert/strict';
import { readSubject } from '../../../src/core/otherProduct/readSubject';
import {
  dnsNamesIn,
  dnsNamesMistake,
  folderMistake,
  subjectMistake,
} from '../../../src/core/otherProduct/requestFields';
import { assertBothLanguages } from '../../support/rules';

describe('the fields of a request for another product', () => {
  it('take names of 64 characters that can be seen, a country of two capitals, and need a common name', () => {
    for (const [part, value] of [
      ['CN', 'a'],
      ['CN', '🔑'.repeat(64)],
      ['O', ''],
      ['O', 'Éditeur, « Radio »'],
      ['C', 'FR'],
      ['C', ''],
    ] as const)
      assert.equal(subjectMistake(part, value), undefined, value);
    for (const [part, value, message] of [
      ['CN', '', /is empty/],
      ['CN', ' ', /is empty/],
      ['O', ' ', /is empty/],
      ['CN', 'a'.repeat(65), /longer than 64/],
      ['OU', 'a\u202eb', /cannot be seen/],
      ['C', 'fr', /two capital letters/],
      ['C', 'FRA', /two capital letters/],
    ] as const)
      assert.match(subjectMistake(part, value)?.en ?? '', message, value);
  });

  it('take the names of hosts, in any alphabet', () => {
    const names = dnsNamesIn('www.example.org, *.example.org;évreux.example\nserver1  www.example.org ');
    assert.deepEqual(names, ['www.example.org', '*.example.org', 'évreux.example', 'server1']);
    assert.equal(dnsNamesMistake(names), undefined);
    for (const name of [
      'https://a.example',
      'a.example:443',
      'a.example/b',
      'user@a.example',
      '192.0.2.1',
      '0x7f.1',
      'a..example',
      '-a.example',
      'a.*.example',
      '*',
      'a_b.example',
      `${'a'.repeat(64)}.example`,
      `${'é'.repeat(60)}.example`,
      'a.example'.padStart(254, 'a.'),
    ])
      assert.match(dnsNamesMistake(['ok.example', name])?.en ?? '', /no DNS name/, name);
    assert.match(dnsNamesMistake(Array<string>(101).fill('a.example'))?.en ?? '', /Over 100/);
  });

  it('take a folder that is no certificate of the configuration', () => {
    assert.equal(folderMistake('internal-server', ['insi']), undefined);
    assert.match(folderMistake('INSI', ['insi'])?.en ?? '', /certificate of the configuration/);
    for (const folder of ['', '..', 'a/b', 'con', '.git'])
      assert.match(folderMistake(folder, [])?.en ?? '', /cannot name a folder/, folder);
  });

  it('are read from a line, commas and all', () => {
    assert.deepEqual(readSubject('CN=server.example, O = Cabinet d’Évreux\\, Radio,OU=a=b,c=FR'), {
      CN: 'server.example',
      O: 'Cabinet d’Évreux, Radio',
      OU: 'a=b',
      C: 'FR',
    });
    assert.deepEqual(readSubject(''), { CN: '' });
    for (const written of ['CN=a,CN=b', 'ST=Rhône', '/C=FR/CN=a', 'CN', 'CN=a, b']) {
      const read = readSubject(written);
      assert.ok('mistake' in read, written);
      assertBothLanguages(read.mistake);
    }
    assert.ok('mistake' in readSubject(`CN=${'\\,'.repeat(1000)}`));
  });
});
