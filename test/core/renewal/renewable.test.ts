import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../src/core/config/parse';
import type { Finding } from '../../../src/core/finding';
import { renewableIn } from '../../../src/core/renewal/renewable';

const document = parseConfiguration(
  'certificates.yaml',
  'version: 1\ncertificates:\n  - id: one\n  - id: two\n',
);
const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function renewable(rule: string, file: string, range = start) {
  const finding = { rule, file, range } as Finding;
  return renewableIn(finding, [document], 'secrets').map(({ id }) => id);
}

describe('renewableIn', () => {
  it('finds the entry of a certificate that ends, and of a key that is copied', () => {
    const two = document.valueRange(['certificates', 1, 'id']);
    assert.deepEqual(renewable('certificate-expiry', 'certificates.yaml', two), ['two']);
    assert.deepEqual(renewable('duplicate-private-key', 'secrets/one/private-key.pem'), ['one']);
    assert.deepEqual(renewable('reused-key', 'secrets/two/old/certificate.pem'), ['two']);
  });

  it('offers nothing elsewhere, for other rules, and for what is archived', () => {
    assert.deepEqual(renewable('duplicate-private-key', 'backup/private-key.pem'), []);
    assert.deepEqual(renewable('certificate-issuer', 'secrets/one/certificate.pem'), []);
    const archived = 'secrets/one/archive/2024-01-10_2027-01-09/certificate.pem';
    assert.deepEqual(renewable('duplicate-private-key', archived), []);
  });
});
