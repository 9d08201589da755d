import assert from 'node:assert/strict';
import { craftPkcs12 } from '../../../support/craft';
import { makeKey } from '../../inventory/keys';
import {
  entry,
  findingsAbout,
  leaf,
  miniature,
  newKey,
  platformBundle,
  told,
} from '../../../support/material';

const rule = 'copied-certificate';

describe(rule, () => {
  it('accepts one folder, and the files of one entry', async () => {
    const { pem, der } = await leaf();
    const files = {
      'certificates.yaml': entry(),
      'secrets/one/certificate.pem': pem,
      'secrets/one/old/certificate.pem': pem,
      'secrets/one/bundle.p12': craftPkcs12([{ type: 'certificate', contents: der, localKeyId: 1 }]),
      'b/a.pem': (await leaf({ publicKey: newKey() })).pem,
      'b/a.crt': (await leaf({ publicKey: newKey() })).der,
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of a certificate in two folders, each with the other', async () => {
    const { pem, der } = await leaf();
    const files = { 'certificates.yaml': entry(), 'secrets/one/certificate.pem': pem, 'b/a.crt': der };
    const findings = await findingsAbout(rule, files);
    assert.deepEqual(
      findings.map(({ file, severity, related }) => [file, severity, related[0]?.file]),
      [
        ['b/a.crt', 'info', 'secrets/one/certificate.pem'],
        ['secrets/one/certificate.pem', 'info', 'b/a.crt'],
      ],
    );
    assert.match(findings[0]?.related[0]?.message.en ?? '', /certificate one \(PSC, instance ris\)/);
  });

  it('warns where folders or the configuration give the copies to different servers or instances', async () => {
    const { pem } = await leaf();
    assert.deepEqual(await told(rule, { 'server-a/tls.crt': pem, 'server-b/tls.crt': pem }), [
      'server-a/tls.crt warning',
      'server-b/tls.crt warning',
    ]);
    const two = entry().replace(
      /certificates: \[(.*)\]/,
      (_, one: string) => `certificates: [${one}, ${one.replace('one', 'two').replace('ris', 'ris-b')}]`,
    );
    const files = { 'secrets/one/certificate.pem': pem, 'secrets/two/certificate.pem': pem };
    assert.deepEqual(await told(rule, { 'certificates.yaml': two, ...files }), [
      'secrets/one/certificate.pem warning',
      'secrets/two/certificate.pem warning',
    ]);
  });

  it('leaves certificates whose key is copied with them to the rules on keys', async () => {
    const { pkcs8, request } = makeKey('rsa');
    const { pem } = await leaf({ publicKey: request });
    const files = { 'a/tls.crt': pem, 'a/tls.key': pkcs8, 'b/tls.crt': pem, 'b/tls.key': pkcs8 };
    assert.deepEqual(await told(rule, files), []);
    assert.equal((await told('duplicate-private-key', files)).length, 2);
  });

  it('says nothing of a certificate that a note quotes', async () => {
    const { pem } = await leaf();
    const files = { 'certificates.yaml': entry(), 'secrets/one/certificate.pem': pem, 'docs/note.md': pem };
    assert.deepEqual(await told(rule, files), []);
  });

  it('leaves two bundles to the rule on private keys, which both hold', async () => {
    const bundle = await platformBundle();
    const files = {
      'a/a.p12': bundle,
      'b/a.p12': bundle,
      'c/a.pem': (await leaf({ publicKey: newKey() })).pem,
    };
    assert.deepEqual(await told(rule, files), []);
    assert.equal((await told('duplicate-private-key', files)).length, 2);
  });

  it('says nothing of authorities', async () => {
    const { root } = await miniature();
    assert.deepEqual(await told(rule, { 'a/root.pem': root.pem, 'b/root.crt': root.der }), []);
  });
});
