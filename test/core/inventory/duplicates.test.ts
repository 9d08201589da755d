import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import { parseConfiguration } from '../../../src/core/config/parse';
import { duplicateFindings } from '../../../src/core/inventory/duplicateFindings';
import { duplicateGroups } from '../../../src/core/inventory/duplicateGroups';
import { KeyMaterialIndex } from '../../../src/core/inventory/keyMaterialIndex';
import { meantGroups } from '../../../src/core/inventory/meantGroups';
import { readKeyMaterial } from '../../../src/core/pki/readKeyMaterial';
import { Ties } from '../../../src/core/inventory/ties';
import { craftPkcs12 } from '../../support/craft';
import { bytesOf, makeKey, type TestKey } from './keys';

function indexOf(files: Record<string, string | Uint8Array>): KeyMaterialIndex {
  const index = new KeyMaterialIndex();
  for (const [path, content] of Object.entries(files)) {
    index.set(path, readKeyMaterial(typeof content === 'string' ? bytesOf(content) : content));
  }
  return index;
}

const groupsOf = (index: KeyMaterialIndex) =>
  duplicateGroups(index).map(({ spki, places }) => ({ spki, files: places.map(({ file }) => file) }));

/** Key identity as node:crypto has it. */
function identityOf({ publicKey }: TestKey): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

describe('duplicateGroups', () => {
  const [key, other, rsa] = [makeKey(), makeKey(), makeKey('rsa')];

  for (const [name, one] of [
    ['EC', key],
    ['RSA', rsa],
  ] as const) {
    it(`knows one ${name} key in every encoding, and leaves public things alone`, () => {
      const index = indexOf({
        'a.pem': one.pkcs8,
        'b.env': `KEY\n${one.traditional}`,
        'c.der': one.der,
        'd.csr': one.request,
        'e.pub': one.publicKey,
        'f.pem': other.pkcs8,
      });
      assert.deepEqual(groupsOf(index), [{ spki: identityOf(one), files: ['a.pem', 'b.env', 'c.der'] }]);
    });
  }

  it('counts every place of one file', () => {
    const groups = duplicateGroups(indexOf({ 'a.pem': `${key.pkcs8}\n${key.traditional}` }));
    assert.deepEqual(
      groups.map(({ places }) => places.map(({ material }) => material.range.start.line)),
      [[0, 6]],
    );
  });

  it('knows an encrypted key at the root of the folder by the request beside it', () => {
    const index = indexOf({
      'private-key.pem': key.encrypted,
      'request.csr': key.request,
      'b/server.key': key.pkcs8,
    });
    const files = ['b/server.key', 'private-key.pem'];
    assert.deepEqual(groupsOf(index), [{ spki: identityOf(key), files }]);
  });

  it('knows an encrypted key by the request beside it, by the convention only', () => {
    const byConvention = indexOf({
      'secrets/x/private-key.pem': key.encrypted,
      'secrets/x/request.csr': key.request,
      'plain.pem': key.pkcs8,
    });
    assert.deepEqual(groupsOf(byConvention), [
      { spki: identityOf(key), files: ['plain.pem', 'secrets/x/private-key.pem'] },
    ]);
    const byChance = indexOf({
      'x/key.pem': key.encrypted,
      'x/request.csr': key.request,
      'plain.pem': key.pkcs8,
    });
    assert.deepEqual(groupsOf(byChance), []);
  });

  it('believes no witness where two disagree', () => {
    const index = indexOf({
      'secrets/x/private-key.pem': key.encrypted,
      'secrets/x/request.csr': key.request,
      'secrets/y/private-key.pem': key.encrypted,
      'secrets/y/request.csr': other.request,
      'plain.pem': other.pkcs8,
    });
    assert.deepEqual(groupsOf(index), [
      { spki: null, files: ['secrets/x/private-key.pem', 'secrets/y/private-key.pem'] },
    ]);
  });

  it('compares bundles that do not say which certificate their key goes with by their bytes', () => {
    const bundle = (...types: readonly ('certificate' | 'encrypted-private-key')[]) =>
      craftPkcs12(types.map((type) => ({ type, contents: Uint8Array.of(0x30, 0) })));
    const [keys, certificates] = [bundle('certificate', 'encrypted-private-key'), bundle('certificate')];
    const index = indexOf({
      'a.p12': keys,
      'b.pfx': keys,
      'trust-a.p12': certificates,
      'trust-b.p12': certificates,
    });
    assert.deepEqual(groupsOf(index), [{ spki: null, files: ['a.p12', 'b.pfx'] }]);
  });

  it('compares encrypted keys by their bytes, and carries what is known of one to its copies', () => {
    assert.deepEqual(
      groupsOf(indexOf({ 'a.pem': key.encrypted, 'b.pem': `\n${key.encrypted}`, 'c.pem': other.encrypted })),
      [{ spki: null, files: ['a.pem', 'b.pem'] }],
    );
    const index = indexOf({
      'backup.pem': key.encrypted,
      'plain.pem': key.pkcs8,
      'secrets/x/private-key.pem': key.encrypted,
      'secrets/x/request.csr': key.request,
    });
    assert.deepEqual(groupsOf(index), [
      { spki: identityOf(key), files: ['backup.pem', 'plain.pem', 'secrets/x/private-key.pem'] },
    ]);
  });
});

describe('duplicateFindings', () => {
  const key = makeKey();
  const configuration = `version: 1
certificates:
  - { id: one, instance: ris-rouen, product: ORG AUTH_CLI, commonName: INSI-MANU, services: [INSi] }
  - { id: two, instance: ris-lyon, product: ORG AUTH_CLI, commonName: X, services: [DMP, PSC], files: { privateKey: deploy/two.key } }
`;
  const files = {
    'secrets/one/private-key.pem': key.encrypted,
    'secrets/one/request.csr': key.request,
    'deploy/two.key': `# two\n${key.pkcs8}`,
    'old/backup.txt': key.traditional,
  };
  const ties = new Ties([parseConfiguration('certificates.yaml', configuration)], 'secrets');
  const findingsIn = (files: Record<string, string | Uint8Array>) =>
    duplicateFindings(meantGroups(indexOf(files), ties), ties);
  const findings = findingsIn(files);

  it('speaks at each place, at the block, and links the others', () => {
    assert.deepEqual(
      findings.map(({ file, severity, range, related }) => [
        file,
        severity,
        range.start.line,
        related.map((place) => place.file),
      ]),
      [
        ['deploy/two.key', 'error', 1, ['old/backup.txt', 'secrets/one/private-key.pem']],
        ['old/backup.txt', 'warning', 0, ['deploy/two.key', 'secrets/one/private-key.pem']],
        ['secrets/one/private-key.pem', 'error', 0, ['deploy/two.key', 'old/backup.txt']],
      ],
    );
  });

  it('names the services and instances that the configuration ties to each place, and its evidence', () => {
    const [two, backup, one] = findings;
    assert.match(
      two?.message.en ?? '',
      /^The private key of certificate two \(DMP, PSC, instance ris-lyon\) is also in /,
    );
    assert.match(two?.message.en ?? '', /private-key\.pem \(certificate one \(INSi, instance ris-rouen\)\)/);
    assert.match(one?.message.fr ?? '', /certificat two \(DMP, PSC, instance ris-lyon\)/);
    assert.match(backup?.message.en ?? '', /^This private key is also in /);
    assert.match(backup?.message.en ?? '', /recognised by the file beside it: secrets\/one\/request\.csr/);
    assert.match(one?.related[0]?.message.en ?? '', /instance ris-lyon/);
  });

  it('keeps its fingerprints when lines move and copies come and go', () => {
    const later = findingsIn({
      ...files,
      'deploy/two.key': `\n\n${files['deploy/two.key']}`,
      'z.pem': key.pkcs8,
    });
    assert.deepEqual(
      later.slice(0, 3).map(({ fingerprint }) => fingerprint),
      findings.map(({ fingerprint }) => fingerprint),
    );
    assert.equal(new Set(later.map(({ fingerprint }) => fingerprint)).size, 4);
  });

  it('stays short and fast for a key with a thousand copies', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`copies/${i}.pem`, key.pkcs8]));
    const all = findingsIn(many);
    assert.equal(all.length, 1000);
    assert.ok(all.every(({ related, message }) => related.length === 50 && message.en.length < 1000));
    assert.match(all[0]?.message.en ?? '', /and 996 more/);
  });
});
