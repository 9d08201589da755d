import assert from 'node:assert/strict';
import { craftPkcs12 } from '../../../support/craft';
import { entry, leaf, newKey, platformBundle, told } from '../../../support/material';

const rule = 'unlisted-certificate-expiry';

describe(rule, () => {
  const cases = [
    ['2023-11-20', '2026-11-20', 'error'],
    ['2027-01-01', '2030-01-01', 'error'],
    ['2023-12-10', '2026-12-10', 'warning'],
    ['2024-01-10', '2027-01-10', 'info'],
    ['2024-06-01', '2027-06-01', undefined],
  ] as const;
  for (const [notBefore, notAfter, severity] of cases)
    it(`says ${severity ?? 'nothing'} of ${notBefore} to ${notAfter}`, async () => {
      const files = {
        'a.pem': (await leaf({ notBefore, notAfter })).pem,
        'b.p12': await platformBundle({ notBefore, notAfter, publicKey: newKey() }),
      };
      const expected = severity ? [`a.pem ${severity}`, `b.p12 ${severity}`] : [];
      assert.deepEqual(await told(rule, files), expected);
    });

  it('is silent on the certificate of an entry, in its bundle and its copies too', async () => {
    const expired = { notBefore: '2023-01-01', notAfter: '2026-01-01' };
    const { pem, der } = await leaf(expired);
    for (const own of [
      { 'secrets/one/certificate.pem': pem, 'copies/a.crt': der },
      { 'secrets/one/bundle.p12': craftPkcs12([{ type: 'certificate', contents: der }]) },
    ]) {
      const files = { 'certificates.yaml': entry(), ...own };
      assert.deepEqual(await told(rule, files), []);
      assert.deepEqual(await told('certificate-expiry', files), ['certificates.yaml error']);
    }
  });
});
