import assert from 'node:assert/strict';
import { craftPkcs12 } from '../../../support/craft';
import { itWithOpenssl, openssl } from '../../../support/openssl';
import { makeKey } from '../../inventory/keys';
import { leaf, told } from '../../../support/material';

const rule = 'bundle-key-mismatch';

describe(rule, () => {
  const bundle = async (...localKeyIds: [number?, number?]) => {
    const [certificateId, keyId] = localKeyIds;
    return craftPkcs12([
      {
        type: 'certificate',
        contents: (await leaf()).der,
        ...(certificateId && { localKeyId: certificateId }),
      },
      {
        type: 'encrypted-private-key',
        contents: Uint8Array.of(0x30, 0),
        ...(keyId && { localKeyId: keyId }),
      },
    ]);
  };

  it('accepts a key tied to its certificate, and one that says nothing', async () => {
    const files = { 'a.p12': await bundle(1, 1), 'b.p12': await bundle(1) };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of a key tied to no certificate of the bundle, where asked to', async () => {
    const files = { 'a.p12': await bundle(1, 2), 'b.p12': await bundle(undefined, 1) };
    assert.deepEqual(await told(rule, files), ['a.p12 error', 'b.p12 error']);
    assert.deepEqual(await told(rule, files, { all: false }), []);
  });

  itWithOpenssl('compares a key in clear to the certificates', async () => {
    const { pkcs8, request } = makeKey('rsa');
    const clear = ['pkcs12', '-export', '-passout', 'pass:x', '-certpbe', 'NONE', '-keypbe', 'NONE'];
    const { pem } = await leaf({ publicKey: request });
    const good = openssl(clear, pkcs8 + pem).bytes;
    const der = Buffer.from(pkcs8.replace(/-----.*-----|\s/g, ''), 'base64');
    const other = Buffer.from(makeKey('rsa').pkcs8.replace(/-----.*-----|\s/g, ''), 'base64');
    const modulus = (key: Buffer) => key.subarray(38, 294);
    const bad = Uint8Array.from(good);
    bad.set(modulus(other), Buffer.from(good).lastIndexOf(modulus(der)));
    assert.deepEqual(await told(rule, { 'a.p12': good, 'b.p12': bad }), ['b.p12 error']);
  });
});
