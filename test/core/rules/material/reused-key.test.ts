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

  it('leaves certificates with a copy of the key beside each to the rules on keys, save of one instance', async () => {
    const { pkcs8, request: publicKey } = makeKey('rsa');
    const [auth, sign] = [
      (await leaf({ publicKey })).pem,
      (await leaf({ publicKey, notAfter: '2028-01-01' })).pem,
    ];
    const of = (one: string, two: string) => ({
      [`${one}/private-key.pem`]: pkcs8,
      [`${one}/certificate.pem`]: auth,
      [`${two}/private-key.pem`]: pkcs8,
      [`${two}/certificate.pem`]: sign,
    });
    assert.deepEqual(await told(rule, of('a', 'b')), []);
    assert.equal((await told('key-kept-on-renewal', of('a', 'b'))).length, 2);
    const configuration =
      'certificates: [{ id: a, instance: x, services: [DMP] }, { id: b, instance: x, services: [PSC] }]';
    const files = { 'certificates.yaml': configuration, ...of('secrets/a', 'secrets/b') };
    assert.equal((await told(rule, files)).length, 2);
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
