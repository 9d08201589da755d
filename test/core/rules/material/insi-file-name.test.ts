import assert from 'node:assert/strict';
import { findingsAbout, leaf, newKey, platformBundle, told } from '../../../support/material';

const rule = 'insi-file-name';

describe(rule, () => {
  const auto = () => platformBundle({ commonName: 'INSI-AUTO' });
  const manual = () => platformBundle({ commonName: 'INSI-MANU', publicKey: newKey() });

  it('accepts each name in its place, and paths that speak of neither or of both', async () => {
    const files = {
      'certificates/INSI-AUTO/AUTO-certificate.p12': await auto(),
      'certificates/INSI-MANU/MANU-certificate.p12': await manual(),
      'certificates/automobile.p12': await manual(),
      'auto/manu.p12': await manual(),
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of the other name', async () => {
    const files = { 'INSI-AUTO/AUTO-certificate.p12': await manual(), 'appels manuels/a.p12': await auto() };
    assert.deepEqual(await told(rule, files), [
      'INSI-AUTO/AUTO-certificate.p12 warning',
      'appels manuels/a.p12 warning',
    ]);
  });

  it('tells where the same certificate is in both places: once if one of them is right', async () => {
    const one = await manual();
    const [finding, ...others] = await findingsAbout(rule, { 'auto/a.p12': one, 'manu/a.p12': one });
    assert.deepEqual([finding?.file, finding?.related[0]?.file, others], ['auto/a.p12', 'manu/a.p12', []]);
    const other = (await leaf()).pem;
    assert.deepEqual(await told(rule, { 'auto/a.pem': other, 'manu/a.pem': other }), [
      'auto/a.pem warning',
      'manu/a.pem warning',
    ]);
  });
});
