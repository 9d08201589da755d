import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../src/core/config/parse';
import { entryHover } from '../../../src/core/features/entryHover';
import { entryLenses } from '../../../src/core/features/codeLens';
import type { EntryMaterial } from '../../../src/core/rules/rule';
import { issued } from '../../support/issued';

const document = parseConfiguration('certificates.yaml', 'version: 1\ncertificates:\n  - id: one\n');

async function lensOf(material: EntryMaterial, now: string, trusted = true, started?: Date) {
  const materialOf = () => Promise.resolve(material);
  const changedOn = () => started ?? null;
  const [lens] = await entryLenses(document, { now: new Date(now), trusted, materialOf, changedOn });
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
    const [material, now] = [{ ...until2029, renewal }, '2028-11-02T00:00:00Z'];
    const { en, fr, action } = await lensOf(material, now, true, new Date('2028-10-31T08:00:00Z'));
    assert.equal(
      en,
      'Certificate until 2029-01-01 (60 days left), renewal started on 2028-10-31, waiting for its certificate',
    );
    assert.match(fr, /, renouvellement commencé le 2028-10-31, en attente de son certificat$/);
    assert.deepEqual(action, { kind: 'inspect', file: renewal.file });
    const undated = await lensOf(material, now);
    assert.match(undated.en, /, renewal started, waiting for its certificate$/);
  });

  it('is what the hover on its id says', async () => {
    const context = {
      now: new Date('2028-11-02T00:00:00Z'),
      trusted: true,
      materialOf: () => Promise.resolve({ ...until2029, renewal }),
    };
    const hoverAt = (character: number) => entryHover(document, { line: 2, character }, 'fr', context);
    for (const character of [4, 9]) {
      const { markdown = '' } = (await hoverAt(character)) ?? {};
      const shown = markdown.replaceAll('\\', '');
      assert.match(shown, /^Certificat jusqu’au 2029-01-01 .*, renouvellement commencé, en attente/);
    }
    assert.equal(await hoverAt(0), null);
  });
});
