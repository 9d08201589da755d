import assert from 'node:assert/strict';
import { issued } from '../../../support/issued';
import { golden } from '../../../support/rules';

describe('certificate-common-name', () => {
  it('accepts the name asked for', () => {
    golden('certificate-common-name', 'certificates: [{ id: one, commonName: INSI-MANU }]', {
      material: { one: issued({ commonName: 'INSI-MANU' }) },
    });
  });

  it('underlines another name, to the byte', () => {
    const [finding] = golden(
      'certificate-common-name',
      `certificates:
  - id: one
    commonName: INSI-MANU
#               ^^^^^^^^^ error certificate-common-name
`,
      { material: { one: issued({ commonName: 'Insi-Manu' }) } },
    );
    assert.equal(finding?.related[0]?.file, 'secrets/one/certificate.pem');
  });
});
