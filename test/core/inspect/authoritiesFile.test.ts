import assert from 'node:assert/strict';
import { AuthoritiesError } from '../../../src/core/igc/authorities';
import { readAuthoritiesFile } from '../../../src/core/inspect/authoritiesFile';
import { createMiniature, type Miniature } from '../../support/authority';
import { leaf } from '../../support/material';
import { itWithOpenssl, openssl, withFile } from '../../support/openssl';

describe('readAuthoritiesFile', () => {
  let miniature: Miniature;
  let added: object[];
  before(async () => {
    miniature = await createMiniature();
    added = miniature.authorities.map((authority) => ({ ...authority, environment: 'test', added: true }));
  });
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('reads the certificates of authorities, and a list of their names and keys', () => {
    const { root, intermediate, authorities } = miniature;
    const json = JSON.stringify({
      authorities: authorities.map((each) => ({ ...each, environment: 'test' })),
    });
    assert.deepEqual(readAuthoritiesFile(bytes(json)), added);
    const both = readAuthoritiesFile(bytes(root.pem + intermediate.pem));
    assert.deepEqual(new Set(both), new Set(added));
    assert.deepEqual(readAuthoritiesFile(root.der), both.slice(0, 1));
  });

  itWithOpenssl('reads them from PKCS#7', () => {
    const p7b = withFile(miniature.root.pem, (file) =>
      openssl(['crl2pkcs7', '-nocrl', '-certfile', file], ''),
    ).bytes;
    assert.deepEqual(readAuthoritiesFile(p7b), readAuthoritiesFile(miniature.root.der));
  });

  it('takes no certificate that may not issue others, and no other text', async () => {
    const { pem } = await leaf({ commonName: 'RIS' });
    assert.throws(() => readAuthoritiesFile(bytes(pem)), /CN=RIS.* is no authority/);
    assert.throws(() => readAuthoritiesFile(bytes('nothing')), AuthoritiesError);
  });
});
