import assert from 'node:assert/strict';
import { leaf, miniature, told } from '../../../support/material';

const rule = 'mixed-environments';

describe(rule, () => {
  it('tells of production and TEST in one file, and only there', async () => {
    const [production, test] = await Promise.all([miniature(), miniature('test')]);
    const files = {
      'truststore.pem': production.root.pem + production.intermediate.pem + test.root.pem,
      'bundle.pem': (await leaf()).pem + test.intermediate.pem,
      'prod.pem': production.root.pem + production.intermediate.pem,
      'test.pem': test.root.pem + test.intermediate.pem,
    };
    assert.deepEqual(await told(rule, files), ['bundle.pem warning', 'truststore.pem warning']);
    assert.deepEqual(await told(rule, files, { all: false }), []);
  });
});
