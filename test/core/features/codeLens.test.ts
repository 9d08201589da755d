import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../src/core/config/parse';
import { entryLenses } from '../../../src/core/features/codeLens';
import type { EntryMaterial } from '../../../src/core/rules/rule';
import { issued } from '../../support/issued';

const document = parseConfiguration('certificates.yaml', 'version: 1\ncertificates:\n  - id: one\n');

async function lensOf(material: EntryMaterial, now: string, trusted = true) {
  const materialOf = () => Promise.resolve(material);
  const [lens] = await entryLenses(document, { now: new Date(now), trusted, materialOf });
  assert.ok(lens);
  return { en: lens.title.en, fr: lens.title.fr, action: lens.action };
}

describe('The lens of an entry', () => {
  const until2029 = issued({ notAfter: '2029-01-01T00:00:00.000Z' });
  const { certificate } = until2029;
  assert.ok(certificate);
  const range = certificate.range;
  const renewal = {
    file: 'secrets/one/renewal/request.csr',
    range,
    item: {
      kind: 'csr',
      spki: 'bb',
      subject: { OU: [], dn: '' },
      san: [],
      signature: 'verified',
      signatureAlgorithm: '',
    },
  } as const;

  it('tells the end of the certificate in use, and offers to renew it 60 days before', async () => {
    const early = await lensOf(until2029, '2028-06-01T00:00:00Z');
    assert.deepEqual(early.action, { kind: 'inspect', file: certificate.file });
    const late = await lensOf(until2029, '2028-11-02T00:00:00Z');
    assert.match(late.en, /^Certificate until 2029-01-01 \(60 days left\): start its renewal$/);
    assert.deepEqual(late.action, { kind: 'renew', certificate: 'one' });
    assert.equal((await lensOf(until2029, '2028-11-02T00:00:00Z', false)).action.kind, 'inspect');
  });

  it('says that a renewal is under way', async () => {
    const { en, fr, action } = await lensOf({ ...until2029, renewal }, '2028-11-02T00:00:00Z');
    assert.match(en, /^Certificate until 2029-01-01 .*, renewal under way: CSR ready to upload$/);
    assert.match(fr, /renouvellement en cours : CSR prête à déposer$/);
    assert.deepEqual(action, { kind: 'inspect', file: renewal.file });
  });
});
