import assert from 'node:assert/strict';
import { leaf, selfSigned, told } from '../../../support/material';

const rule = 'legacy-authority';

describe(rule, () => {
  it('tells of a certificate of the IGC-CPS, production or test, and of no other', async () => {
    const files = {
      'old.pem': await selfSigned('C=FR, O=GIP-CPS, OU=AC-CLASSE-4, CN=RIS'),
      'test/old.pem': await selfSigned('C=FR, O=GIP-CPS-TEST, OU=AC-CLASSE-4-TEST, CN=RIS'),
      'a.pem': (await leaf()).pem,
      'other.pem': await selfSigned('C=FR, O=Autre, CN=GIP-CPS'),
    };
    assert.deepEqual(await told(rule, files), ['old.pem info', 'test/old.pem info']);
  });
});
