import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { before, describe, it } from 'mocha';
import { readAuthorities, shippedAuthorities } from '../../../src/core/igc/authorities';
import type { Authority } from '../../../src/core/igc/authorities';
import { inspectFile } from '../../../src/core/inspect/inspect';
import type { IgcIdentity } from '../../../src/core/inspect/item';
import { createMiniature } from '../../support/authority';
import type { LeafProfile, LeafRequest, Miniature } from '../../support/authority';
import { itWithOpenssl, openssl } from '../../support/openssl';

async function igcOf(
  file: string | Uint8Array,
  authorities: readonly Authority[],
): Promise<IgcIdentity | null> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const [item] = await inspectFile(bytes, authorities);
  assert.equal(item?.kind, 'certificate');
  return item.igc;
}

describe('recognition of IGC-Santé', () => {
  let test: Miniature;
  let production: Miniature;
  let leaf: LeafRequest;

  before(async () => {
    [test, production] = await Promise.all([createMiniature(), createMiniature('production')]);
    leaf = {
      profile: 'ORG AUTH_CLI',
      commonName: 'INSI-MANU',
      structure: '499700367909006',
      publicKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
        type: 'spki',
        format: 'der',
      }),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2029-01-01'),
    };
  });

  for (const profile of [
    'ORG AUTH_CLI',
    'ORG SIGN',
    'ORG CONF',
    'SERV SSL',
    'PERSON',
  ] satisfies LeafProfile[]) {
    it(`tells ${profile} by its key usages, in both environments`, async () => {
      for (const { miniature, environment } of [
        { miniature: test, environment: 'test' },
        { miniature: production, environment: 'production' },
      ]) {
        const { der } = await miniature.issue({ ...leaf, profile });
        assert.deepEqual(await igcOf(der, miniature.authorities), {
          profile,
          environment,
          structure: profile === 'PERSON' ? null : { type: 'RPPS-rang', value: '99700367909006' },
          chain: 'verified',
          anchor: 'shipped',
        });
      }
    });
  }

  for (const [unit, type, value] of [
    ['10B0152872', 'FINESS', '0B0152872'],
    ['318751275100020', 'SIRET', '18751275100020'],
    ['2356000000', 'SIREN', '356000000'],
    ['00B6087510', 'ADELI', '0B6087510'],
    ['3187512751', 'UNKNOWN', '3187512751'],
    ['CABINET', 'UNKNOWN', 'CABINET'],
  ] as const) {
    it(`reads ${unit} as ${type}`, async () => {
      const { der } = await test.issue({ ...leaf, structure: unit });
      assert.deepEqual((await igcOf(der, test.authorities))?.structure, { type, value });
    });
  }

  it('verifies the authorities themselves', async () => {
    for (const { der } of [test.root, test.intermediate]) {
      const expected = {
        profile: 'CA',
        environment: 'test',
        structure: null,
        chain: 'verified',
        anchor: 'shipped',
      };
      assert.deepEqual(await igcOf(der, test.authorities), expected);
    }
  });

  it('finds the signer among authorities of the same name', async () => {
    const { der } = await test.issue(leaf);
    const added = readAuthorities(JSON.stringify({ authorities: test.authorities }));
    const igc = await igcOf(der, [...shippedAuthorities, ...added]);
    assert.deepEqual([igc?.chain, igc?.anchor], ['verified', 'added']);
  });

  it('sees a forgery that bears the name of a shipped authority, and tells the environment it claims', async () => {
    const forged = await production.issue(leaf);
    assert.deepEqual(await igcOf(forged.der, shippedAuthorities), {
      profile: 'ORG AUTH_CLI',
      environment: 'production',
      structure: { type: 'RPPS-rang', value: '99700367909006' },
      chain: 'broken-signature',
    });
  });

  it('sees a tampered certificate', async () => {
    const { der } = await test.issue(leaf);
    const at = Buffer.from(der).indexOf('INSI-MANU');
    der.set(Buffer.from('INSI-AUTO'), at);
    assert.equal((await igcOf(der, test.authorities))?.chain, 'broken-signature');
  });

  it('sees an authority key identifier that is not the signer’s', async () => {
    const { der } = await test.issue(leaf);
    const authorities = test.authorities.map((authority) => ({
      ...authority,
      keyIdentifier: '00'.repeat(20),
    }));
    assert.equal((await igcOf(der, authorities))?.chain, 'broken-signature');
  });

  it('does not know an authority of IGC-Santé that is no anchor', async () => {
    const { der } = await test.issue(leaf);
    const [root] = test.authorities;
    assert.ok(root);
    const igc = await igcOf(der, [root]);
    assert.equal(igc?.chain, 'unknown-issuer');
    assert.equal(igc.environment, 'test');
  });

  itWithOpenssl('is silent on any other certificate, and believes no claim', async () => {
    const subject = '/C=FR/O=ASIP-SANTE/OU=IGC-SANTE/CN=INSI-MANU';
    const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', '/dev/null', '-subj'];
    assert.equal(
      await igcOf(openssl([...args, '/O=Autre/CN=INSI-MANU'], '').stdout, shippedAuthorities),
      null,
    );
    const claimed = await igcOf(openssl([...args, subject], '').stdout, shippedAuthorities);
    assert.equal(claimed?.chain, 'unknown-issuer');
  });
});
