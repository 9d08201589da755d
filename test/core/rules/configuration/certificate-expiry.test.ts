import assert from 'node:assert/strict';
import { issued } from '../../../support/issued';
import { findingsOf, golden } from '../../../support/rules';

const rule = 'certificate-expiry';
const day = 24 * 60 * 60 * 1000;
const notBefore = '2023-12-01T00:00:00.000Z';
const notAfter = '2026-12-01T00:00:00.000Z';

/** What is said at an instant, in milliseconds since 1970. */
function at(now: number) {
  const material = { one: issued({ notBefore, notAfter }) };
  return findingsOf('certificates: [{ id: one }]', { now: new Date(now), material }).find(
    (finding) => finding.rule === rule,
  );
}

describe('certificate-expiry', () => {
  const end = Date.parse(notAfter);
  const boundaries: [string, number, string | undefined][] = [
    ['one millisecond before its beginning', Date.parse(notBefore) - 1, 'error'],
    ['at its beginning', Date.parse(notBefore), undefined],
    ['60 days and a millisecond before its end', end - 60 * day - 1, undefined],
    ['60 days before its end', end - 60 * day, 'info'],
    ['30 days and a millisecond before its end', end - 30 * day - 1, 'info'],
    ['30 days before its end', end - 30 * day, 'warning'],
    ['at its end', end, 'warning'],
    ['a millisecond after its end', end + 1, 'error'],
  ];
  for (const [when, now, severity] of boundaries)
    it(`says ${severity ?? 'nothing'} ${when}`, () => assert.equal(at(now)?.severity, severity));

  it('tells the day and the days left', () => {
    assert.match(at(end - 12 * day - 1)?.message.en ?? '', /`2026-12-01`, in 12 days/);
  });

  it('names both sources on the notice', () => {
    assert.match(at(end - 45 * day)?.message.en ?? '', /60 days.*FAQ.*one month.*Ségur guide/);
  });

  it('keeps its fingerprint from one day to the next', () => {
    assert.equal(at(end - 12 * day)?.fingerprint, at(end - 11 * day)?.fingerprint);
    assert.notEqual(at(end - 12 * day)?.fingerprint, at(end + day)?.fingerprint);
  });

  it('underlines the entry and points at the certificate', () => {
    const [finding] = golden(
      rule,
      `certificates:
  - id: one
#       ^^^ error certificate-expiry
  - id: two
  - id: three
`,
      { material: { one: issued({ notAfter: '2026-11-01T00:00:00Z' }), two: issued() } },
    );
    assert.equal(finding?.related[0]?.file, 'secrets/one/certificate.pem');
  });
});
