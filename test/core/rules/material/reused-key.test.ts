import assert from 'node:assert/strict';
import { itWithOpenssl, openssl, withFile } from '../../../support/openssl';
import { makeKey } from '../../inventory/keys';
import { findingsAbout, leaf, newKey, request, told } from '../../../support/material';

const rule = 'reused-key';

describe(rule, () => {
  it('accepts a key for each, copies of one certificate, and a certificate beside its request', async () => {
    const { pem, der } = await leaf({ publicKey: newKey() });
    const csr = await request();
    const files = {
      'a.pem': pem,
      'copy.crt': der,
      'b.pem': (await leaf({ publicKey: newKey() })).pem,
      'c.csr': csr,
      'c.pem': (await leaf({ publicKey: csr })).pem,
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of two certificates of one key, each with the other', async () => {
    const publicKey = newKey();
    const files = {
      'auth.pem': (await leaf({ publicKey })).pem,
      'sign.pem': (await leaf({ publicKey, profile: 'ORG SIGN' })).pem,
    };
    const findings = await findingsAbout(rule, files);
    assert.deepEqual(
      findings.map(({ file, related }) => [file, ...related.map((each) => each.file)]),
      [
        ['auth.pem', 'sign.pem'],
        ['sign.pem', 'auth.pem'],
      ],
    );
  });

  itWithOpenssl('tells of two requests of one key', async () => {
    const { pkcs8 } = makeKey('rsa');
    const csr = (name: string) =>
      withFile(pkcs8, (key) => openssl(['req', '-new', '-key', key, '-subj', `/CN=${name}`], '')).stdout;
    assert.deepEqual(await told(rule, { 'a.csr': csr('a'), 'b.csr': csr('b') }), [
      'a.csr warning',
      'b.csr warning',
    ]);
  });
});
