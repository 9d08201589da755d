import assert from 'node:assert/strict';
import { createMiniature } from '../../../support/authority';
import { entry, findingsAbout, leaf, miniature, newKey, selfSigned, told } from '../../../support/material';

const rule = 'forged-issuer';

describe(rule, () => {
  it('trusts what an authority signed, the authorities themselves, and what is not of IGC-Santé', async () => {
    const { root, intermediate } = await miniature();
    const foreign = await selfSigned('O=Autre, CN=INSI-MANU');
    const files = { 'a.pem': (await leaf()).pem, 'ca.pem': root.pem + intermediate.pem, 'b.pem': foreign };
    assert.deepEqual(await told(rule, files), []);
  });

  it('tells of a byte that changed, and of another key under the right name', async () => {
    const damaged = Uint8Array.from((await leaf()).der);
    damaged[damaged.length - 5] = 255 - (damaged[damaged.length - 5] ?? 0);
    const other = await createMiniature('production');
    const forged = await other.issue({
      profile: 'ORG AUTH_CLI',
      commonName: 'INSI-AUTO',
      structure: '10B0152872',
      publicKey: newKey(),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
    });
    const files = { 'a.crt': damaged, 'b.pem': `# from a mail\n${forged.pem}` };
    const findings = await findingsAbout(rule, files);
    assert.deepEqual(await told(rule, files), ['a.crt error', 'b.pem error']);
    assert.equal(findings.find(({ file }) => file === 'b.pem')?.range.start.line, 1);
  });

  it('tells of one that signs itself in the name of IGC-Santé', async () => {
    const certificate = await selfSigned('C=FR, O=ASIP-SANTE, OU=IGC-SANTE, CN=INSI-MANU');
    assert.deepEqual(await told(rule, { 'a.pem': certificate }), ['a.pem error']);
  });

  it('leaves the certificate of an entry to its own rule', async () => {
    const other = await createMiniature('production');
    const { pem } = await other.issue({
      profile: 'ORG AUTH_CLI',
      commonName: 'RIS Rouen',
      structure: '499700367909006',
      publicKey: newKey(),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
    });
    const files = { 'certificates.yaml': entry(), 'secrets/one/certificate.pem': pem };
    assert.deepEqual(await told(rule, files), []);
    assert.deepEqual(await told('certificate-issuer', files), ['certificates.yaml error']);
  });
});
