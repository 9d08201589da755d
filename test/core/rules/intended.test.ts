import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../src/core/config/parse';
import { configurationOf, markIntended } from '../../../src/core/features/markIntended';
import { bytesOf, makeKey } from '../inventory/keys';
import { findingsAbout, told, type Files } from '../../support/material';
import { edited } from '../../support/edits';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

const key = makeKey('rsa');
const copies: Files = { 'a/tls.der': key.der, 'b/tls.key': key.pkcs8 };
const mark = (file: string, rule: string) => `  - { file: ${file}, rule: ${rule}, reason: a test }\n`;
const rule = 'duplicate-private-key';

describe('ignore: in a configuration', () => {
  it('silences one rule in one file, from the folder of the configuration', async () => {
    const marked = `version: 1\nignore:\n${mark('tls.der', rule)}`;
    assert.deepEqual(await told(rule, { ...copies, 'a/certificates.yaml': marked }), ['b/tls.key warning']);
    assert.deepEqual(await told('unused-ignore', { ...copies, 'a/certificates.yaml': marked }), []);
    assert.equal((await told(rule, { ...copies, 'certificates.yaml': marked })).length, 2);
  });

  it('is reported where it silences nothing or names no rule', async () => {
    const files = {
      ...copies,
      'certificates.yaml': `version: 1\nignore:\n${mark('a/tls.der', 'weak-key')}${mark('a/tls.der', 'no-such-rule')}`,
    };
    const findings = await findingsAbout('unused-ignore', files);
    assert.deepEqual(
      findings.map(({ range, message }) => [range.start.line, message.en.split('.')[0]]),
      [
        [2, 'This silences nothing: `weak-key` finds nothing wrong in `a/tls'],
        [3, 'There is no rule `no-such-rule`'],
      ],
    );
    const { findings: form } = parseConfiguration('certificates.yaml', files['certificates.yaml']);
    assert.deepEqual(form, []);
    for (const wrong of ['{ file: a, rule: weak-key }', '{ file: ../a, rule: weak-key, reason: x }'])
      assert.equal(parseConfiguration('c.yaml', `version: 1\nignore: [${wrong}]\n`).findings.length, 1);
  });
});

describe('markIntended', () => {
  it('writes the mark, with the caret where the reason goes', async () => {
    for (const text of [
      'version: 1\n',
      'version: 1',
      'version: 1\r\ncertificates: []\r\n',
      `version: 1\nignore:\n${mark('b/other.p12', 'weak-key')}`,
      `version: 1\nignore:\n    # why\n    - file: b/other.p12\n      rule: weak-key\n      reason: x\ncertificates: []\n`,
      '# nothing\n---\nversion: 1\n',
    ]) {
      const [finding] = await findingsAbout(rule, { ...copies, 'certificates.yaml': text });
      assert.equal(finding?.file, 'a/tls.der');
      const written = markIntended(finding, parseConfiguration('certificates.yaml', text));
      assert.ok(written, text);
      const { at, before, after } = written;
      const marked = edited(text, [{ range: { start: at, end: at }, text: `${before}a test${after}` }]);
      assert.deepEqual(
        await told(rule, { ...copies, 'certificates.yaml': marked }),
        ['b/tls.key warning'],
        marked,
      );
      assert.deepEqual(parseConfiguration('certificates.yaml', marked).findings, [], marked);
      assert.equal(/[^\r]\n/.test(marked), /[^\r]\n/.test(text) || !text.includes('\r\n'), marked);
    }
  });

  it('leaves alone what it cannot add to for sure', async () => {
    const [finding] = await findingsAbout(rule, copies);
    assert.ok(finding);
    for (const text of [
      'version: 1\nignore: []\n',
      'version: 1\nignore: yes\n',
      '- a\n',
      'version: 1\nignore:\n',
    ])
      assert.equal(markIntended(finding, parseConfiguration('certificates.yaml', text)), undefined, text);
    assert.equal(markIntended(finding, parseConfiguration('b/certificates.yaml', 'version: 1\n')), undefined);
  });

  it('is for the configuration of the nearest folder above the file', () => {
    const documents = ['certificates.yaml', 'a/certificates.yaml', 'ab/certificates.yaml'].map((file) =>
      parseConfiguration(file, 'version: 1\n'),
    );
    assert.equal(configurationOf('a/tls.der', documents)?.file, 'a/certificates.yaml');
    assert.equal(configurationOf('b/tls.der', documents)?.file, 'certificates.yaml');
    assert.equal(configurationOf('tls.der', documents.slice(1)), undefined);
  });
});

describe('A comment above a PEM block', () => {
  it('silences a rule there', async () => {
    const commented = `# sante-certs-ignore ${rule}: both tests read it\n${key.pkcs8}`;
    assert.deepEqual(await told(rule, { 'a.pem': commented, 'b.pem': key.pkcs8 }), ['b.pem warning']);
    assert.ok(bytesOf(commented).length > 0);
  });

  itWithOpenssl('is text that openssl leaves out', () => {
    const commented = `# sante-certs-ignore ${rule}: both tests read it\n${key.pkcs8}`;
    const { status, stdout } = withFile(commented, (file) => openssl(['pkey', '-in', file, '-pubout'], ''));
    assert.equal(status, 0);
    assert.equal(stdout, key.publicKey);
  });
});
