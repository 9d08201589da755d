import assert from 'node:assert/strict';
import type { IgcProfile } from '../../../../src/core/inspect/item';
import { issued } from '../../../support/issued';
import { golden } from '../../../support/rules';

const entry = (product: string, mark = '') => `certificates:
  - id: one
    product: ${product}
${mark}`;

describe('certificate-profile', () => {
  const accepted: [string, IgcProfile][] = [
    ['ORG AUTH_CLI', 'ORG AUTH_CLI'],
    ['ORG SIGN', 'ORG SIGN'],
    ['ORG CONF', 'ORG CONF'],
    ['SERV SSL', 'SERV SSL'],
    ['SERV SIGN', 'ORG SIGN'],
    ['SERV CONF', 'ORG CONF'],
    ['SERV S/MIME', 'UNKNOWN'],
  ];
  for (const [product, profile] of accepted)
    it(`accepts ${profile} for ${product}`, () => {
      golden('certificate-profile', entry(product), { material: { one: issued({ igc: { profile } }) } });
    });

  const refused: [IgcProfile, RegExp][] = [
    ['ORG SIGN', /is `ORG SIGN`, not `ORG AUTH_CLI`/],
    ['PERSON', /a person’s/],
    ['CA', /an authority/],
    ['UNKNOWN', /key usages/],
  ];
  for (const [profile, says] of refused)
    it(`refuses ${profile} for ORG AUTH_CLI`, () => {
      const text = entry('ORG AUTH_CLI', '#            ^^^^^^^^^^^^ error certificate-profile\n');
      const [finding] = golden('certificate-profile', text, {
        material: { one: issued({ igc: { profile } }) },
      });
      assert.match(finding?.message.en ?? '', says);
      assert.equal(finding?.related[0]?.file, 'secrets/one/certificate.pem');
    });

  it('leaves certificates of other authorities to certificate-issuer', () => {
    golden('certificate-profile', entry('ORG AUTH_CLI'), { material: { one: issued({ igc: null }) } });
  });
});
