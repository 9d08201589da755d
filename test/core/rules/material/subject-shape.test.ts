import assert from 'node:assert/strict';
import { entry, findingsAbout, leaf, request, told } from '../../../support/material';

const rule = 'subject-shape';

describe(rule, () => {
  const subject = (...parts: [string, string][]) => parts.map(([type, value]) => ({ [type]: [value] }));
  const usual: [string, string][] = [
    ['C', 'FR'],
    ['ST', "Côte-d'Or (21)"],
    ['O', 'CABINET'],
    ['OU', '10B0152872'],
    ['CN', 'RIS'],
  ];

  it('accepts C=FR, ST, O, OU, CN', async () => {
    const files = { 'a.pem': (await leaf()).pem, 'b.pem': (await leaf({ subject: subject(...usual) })).pem };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells what departs from it', async () => {
    const changed = subject(
      ['C', 'US'],
      ['ST', 'Paris'],
      ['OU', '10B0152872'],
      ['OU', '2'],
      ['CN', 'a, CN=b'],
    );
    const [finding] = await findingsAbout(rule, { 'a.pem': (await leaf({ subject: changed })).pem });
    assert.equal(finding?.severity, 'warning');
    assert.match(
      finding.message.en,
      /: O is missing; there is more than one OU; C is `US`, not `FR`; ST is `Paris`, not a department/,
    );
  });

  it('wants of a request only that what is there be right, and only of an entry’s', async () => {
    const files = {
      'certificates.yaml': entry(),
      'secrets/one/request.csr': await request(),
      'secrets/one/other.csr': await request({ name: 'C=BE, CN=RIS Rouen' }),
      'vendor/other.csr': await request({ name: 'C=BE, CN=site' }),
    };
    assert.deepEqual(await told(rule, files), ['secrets/one/other.csr warning']);
  });
});
