import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { KeyMaterialIndex } from '../../../src/core/inventory/keyMaterialIndex';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { bytesOf, makeKey } from './keys';

describe('KeyMaterialIndex', () => {
  const key = makeKey();

  it('finds every place of a key, and forgets what changes or goes', () => {
    const index = new KeyMaterialIndex();
    index.set('a/private-key.pem', readKeyMaterial(bytesOf(key.pkcs8)));
    index.set('b.txt', readKeyMaterial(bytesOf(`text\n${key.publicKey}`)));
    index.set('request.csr', readKeyMaterial(bytesOf(key.request)));
    const spki = index.materialIn('request.csr')[0]?.spki ?? '';
    const kinds = () => index.placesOf(spki).map(({ file, material }) => `${file} ${material.kind}`);
    assert.deepEqual(kinds(), ['a/private-key.pem private-key', 'b.txt public-key', 'request.csr csr']);
    index.set('b.txt', readKeyMaterial(bytesOf('nothing any more')));
    index.delete('a/private-key.pem');
    assert.deepEqual(kinds(), ['request.csr csr']);
    index.delete('request.csr');
    assert.deepEqual(kinds(), []);
    assert.deepEqual(index.paths(), []);
  });

  it('remembers files without key material only where their name promises some', () => {
    const index = new KeyMaterialIndex();
    index.set('readme.md', readKeyMaterial(bytesOf('x')));
    index.set('certificate.crt', readKeyMaterial(bytesOf('x')));
    assert.deepEqual(index.paths(), ['certificate.crt']);
  });

  it('holds nothing private, and none of the bytes it was given', () => {
    const index = new KeyMaterialIndex();
    const bytes = bytesOf(`${key.pkcs8}${key.traditional}${key.encrypted}`);
    index.set('a', readKeyMaterial(bytes));
    index.set('b', readKeyMaterial(key.der));
    const before = inspect(index, { depth: 10, maxArrayLength: null });
    bytes.fill(0);
    assert.equal(inspect(index, { depth: 10, maxArrayLength: null }), before);
    for (const { material } of index.places()) assert.equal(material.der, null);
  });
});
