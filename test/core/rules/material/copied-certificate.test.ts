import assert from 'node:assert/strict';
import { craftPkcs12 } from '../../../support/craft';
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
        ['b/a.crt', 'warning', 'secrets/one/certificate.pem'],
        ['secrets/one/certificate.pem', 'warning', 'b/a.crt'],
      ],
    );
    assert.match(findings[0]?.related[0]?.message.en ?? '', /certificate one \(PSC, instance ris\)/);
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
