import assert from 'node:assert/strict';
import { craftPkcs12 } from '../../../support/craft';
import { findingsAbout, leaf, miniature, platformBundle, told } from '../../../support/material';

const rule = 'incomplete-chain';

describe(rule, () => {
  it('accepts what the platform delivers, what a server sends, trust in both authorities, and single files', async () => {
    const { root, intermediate } = await miniature();
    const { pem, der } = await leaf();
    const files = {
      'platform.p12': await platformBundle(),
      'sent.pem': pem + intermediate.pem,
      'truststore.pem': intermediate.pem + root.pem,
      'certificate.pem': pem,
      'root.crt': root.der,
      'leaf.crt': der,
    };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of an authority that is missing', async () => {
    const { root, intermediate } = await miniature();
    const { pem, der } = await leaf();
    const files = {
      'alone.p12': craftPkcs12([{ type: 'certificate', contents: der }]),
      'rootless.p12': craftPkcs12([
        { type: 'certificate', contents: der },
        { type: 'certificate', contents: intermediate.der },
      ]),
      'sent.pem': pem + root.pem,
      'chain.pem': intermediate.pem,
      'truststore.pem': root.pem,
    };
    assert.deepEqual(
      await told(rule, files),
      Object.keys(files)
        .sort()
        .map((file) => `${file} warning`),
    );
  });

  it('tells of the chain of the other environment', async () => {
    const { root, intermediate } = await miniature('test');
    const [finding] = await findingsAbout(rule, {
      'a.pem': (await leaf()).pem + intermediate.pem + root.pem,
    });
    assert.match(
      finding?.message.en ?? '',
      /`AC IGC-SANTE ELEMENTAIRE ORGANISATIONS`, which issued `RIS Rouen`/,
    );
  });
});
