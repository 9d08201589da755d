import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkInventory } from '../../src/core/check';
import { cachedInspect } from '../../src/core/inventory/cachedInspect';
import { Inventory } from '../../src/core/inventory/inventory';
import { finishInstallations, install } from '../../src/core/installation/install';
import { compareCertificates } from '../../src/core/renewal/comparison';
import { createMiniature, type Miniature } from '../support/authority';
import { openssl, withFile } from '../support/openssl';
import { publisher, publisherConfiguration } from '../support/publisher';
import { temporaryFolder } from './temporaryFolder';

let authority: Miniature;
before(async () => {
  authority = await createMiniature();
});

const request = 'secrets/insi/request.csr';

describe('installing what came back', () => {
  it('stores the certificate and its chain, ordered, beside the key that it was issued for', async () => {
    using folder = temporaryFolder();
    const { generate, signed, plan, secrets } = publisher(folder.path, authority);
    await generate('insi');
    const leaf = await signed(request);
    const plans = await plan(authority.root.pem + leaf + authority.intermediate.pem);
    assert.ok(!('reason' in plans), JSON.stringify(plans));
    assert.equal(plans.entry.id, 'insi');
    assert.equal(plans.gap, null);
    assert.equal(await install(plans, secrets), null);
    const file = (name: string) => join(folder.path, 'secrets/insi', name);
    assert.deepEqual(readdirSync(file('.')).sort(), [
      'certificate.pem',
      'chain.pem',
      'private-key.pem',
      'request.csr',
    ]);
    assert.equal(statSync(file('certificate.pem')).mode & 0o777, 0o600);
    assert.equal(
      readFileSync(file('chain.pem'), 'utf8').trim(),
      (authority.intermediate.pem + authority.root.pem).trim(),
    );
    const verified = withFile(authority.root.pem, (root) =>
      openssl(
        [
          'verify',
          '-no_check_time',
          '-CAfile',
          root,
          '-untrusted',
          file('chain.pem'),
          file('certificate.pem'),
        ],
        '',
      ),
    );
    assert.equal(verified.status, 0, verified.stderr);
  });

  it('says which fields differ, and of which entry or key it is', async () => {
    using folder = temporaryFolder();
    const { generate, signed, plan } = publisher(folder.path, authority);
    await generate('insi');
    await generate('dmp-auth');
    const wrong = await plan(
      await signed(request, { profile: 'ORG SIGN', commonName: 'INSI-AUTO', structure: '373282932000075' }),
    );
    assert.ok('reason' in wrong);
    assert.equal(wrong.reason, 'has-findings');
    assert.match(wrong.message.en, /Name \(CN\): `INSI-AUTO` instead of `INSI-MANU`/);
    assert.match(
      wrong.message.en,
      /Structure \(OU\): `SIRET 73282932000075` instead of `SIRET 73282932000074`/,
    );
    assert.match(wrong.message.en, /Product: `ORG SIGN` instead of `ORG AUTH_CLI`/);
    const other = await plan(
      await signed('secrets/dmp-auth/request.csr', { commonName: 'RIS Beauvais' }),
      'insi',
    );
    assert.ok('reason' in other);
    assert.equal(other.reason, 'other-key');
    assert.match(other.message.en, /Its key is that of `dmp-auth`: install it there/);
    assert.match(other.message.fr, /Sa clé est celle de `dmp-auth`/);
    const unknown = await plan(
      (
        await authority.issue({
          profile: 'ORG SIGN',
          commonName: 'RIS Beauvais',
          structure: '373282932000074',
          publicKey: Buffer.from(authority.authorities[0]?.spki ?? '', 'base64'),
          notBefore: new Date('2026-11-01'),
          notAfter: new Date('2029-11-01'),
        })
      ).pem,
    );
    assert.ok('reason' in unknown);
    assert.match(unknown.message.en, /no entry has\. By its fields it would fit `dmp`/);
    assert.equal(existsSync(join(folder.path, 'secrets/insi/certificate.pem')), false);
  });

  it('reads DER and PKCS#7 and what a PKCS#12 shows without its password', async () => {
    using folder = temporaryFolder();
    const { generate, signed, plan, secrets } = publisher(folder.path, authority);
    await generate('insi');
    const leaf = await signed(request);
    folder.write('all.pem', leaf + authority.intermediate.pem + authority.root.pem);
    const all = join(folder.path, 'all.pem');
    const forms = [
      openssl(['x509', '-in', all, '-outform', 'DER'], '').bytes,
      openssl(['crl2pkcs7', '-nocrl', '-certfile', all, '-outform', 'DER'], '').bytes,
      openssl(['crl2pkcs7', '-nocrl', '-certfile', all], '').bytes,
      openssl(['pkcs12', '-export', '-nokeys', '-in', all, '-certpbe', 'NONE', '-passout', 'pass:x'], '')
        .bytes,
    ];
    for (const bytes of forms) {
      const plans = await plan(bytes);
      assert.ok(!('reason' in plans), JSON.stringify(plans));
      assert.equal(plans.entry.id, 'insi');
    }
    const hidden = openssl(['pkcs12', '-export', '-nokeys', '-in', all, '-passout', 'pass:x'], '').bytes;
    const opened = await plan(hidden, undefined, secrets, 'y', 'x');
    assert.ok(!('reason' in opened), JSON.stringify(opened));
    assert.equal(opened.journal.privateKey, null);
    await assert.rejects(plan(hidden, undefined, secrets, 'y'), /password is wrong/);
    for (const [bytes, reason] of [
      [authority.root.pem, 'only-authorities'],
      ['nothing', 'no-certificate'],
      [readFileSync(join(folder.path, request)), 'no-certificate'],
    ] as const) {
      const refused = await plan(bytes);
      assert.ok('reason' in refused);
      assert.equal(refused.reason, reason);
    }
  });

  it('tells what the chain lacks', async () => {
    using folder = temporaryFolder();
    const { generate, signed, plan } = publisher(folder.path, authority);
    await generate('insi');
    const plans = await plan(await signed(request));
    assert.ok(!('reason' in plans));
    assert.match(plans.gap?.en ?? '', /stops before `CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS/);
    assert.equal(plans.journal.chain, null);
  });
});

describe('renewing', () => {
  async function installed(root: string) {
    const first = publisher(root, authority, '2024-01-11T12:00:00Z');
    await first.generate('insi');
    const plan = await first.plan(
      (await first.signed(request)) + authority.intermediate.pem + authority.root.pem,
    );
    assert.ok(!('reason' in plan), JSON.stringify(plan));
    assert.equal(await install(plan, first.secrets), null);
  }

  it('keeps the set in use until the new certificate is installed, then archives it with its dates', async () => {
    using folder = temporaryFolder();
    await installed(folder.path);
    const file = (name: string) => join(folder.path, 'secrets/insi', name);
    const former = ['private-key.pem', 'request.csr', 'certificate.pem', 'chain.pem'].map((name) => [
      name,
      readFileSync(file(name), 'utf8'),
    ]);
    const later = publisher(folder.path, authority);
    const begun = await later.renew('insi');
    assert.ok(!('reason' in begun), JSON.stringify(begun));
    assert.equal(begun.privateKey, 'secrets/insi/renewal/private-key.pem');
    const key = readFileSync(file('renewal/private-key.pem'), 'utf8');
    for (const [name = '', content] of former) assert.equal(readFileSync(file(name), 'utf8'), content);
    const again = await later.renew('insi');
    assert.ok('reason' in again);
    assert.match(again.message.en, /under way already/);

    const leaf = await later.signed('secrets/insi/renewal/request.csr');
    const plan = await later.plan(leaf);
    assert.ok(!('reason' in plan), JSON.stringify(plan));
    assert.equal(plan.gap, null, 'the chain of the former certificate serves again');
    assert.ok(plan.former);
    const changed = compareCertificates(plan.former, plan.certificate).filter(({ isSame }) => !isSame);
    assert.deepEqual(
      changed.map(({ field }) => field.en),
      ['Valid from', 'Valid until', 'Serial number', 'Key identity'],
    );
    assert.equal(await install(plan, later.secrets), null);
    for (const [name = '', content] of former)
      assert.equal(readFileSync(file(`archive/2024-01-10_2027-01-09/${name}`), 'utf8'), content);
    assert.equal(readFileSync(file('private-key.pem'), 'utf8'), key);
    assert.equal(readFileSync(file('certificate.pem'), 'utf8').trim(), leaf.trim());
    assert.deepEqual(readdirSync(file('.')).sort(), [
      'archive',
      'certificate.pem',
      'chain.pem',
      'private-key.pem',
      'request.csr',
    ]);
    assert.deepEqual(await finishInstallations(later.document, 'secrets', later.secrets), []);
    const twice = await later.plan(leaf);
    assert.ok('reason' in twice);
    assert.equal(twice.reason, 'already-installed');
  });

  it('leaves a chain and a PKCS#12 in their place that are another certificate’s too', async () => {
    const text = publisherConfiguration.replaceAll(
      'commonName',
      'files: { chain: secrets/chain.pem, bundle: secrets/all.p12 }, commonName',
    );
    const chain = authority.root.pem + authority.intermediate.pem;
    using folder = temporaryFolder({ 'secrets/chain.pem': chain, 'secrets/all.p12': 'of both' });
    const first = publisher(folder.path, authority, '2024-01-11T12:00:00Z', text);
    await first.generate('insi');
    const plan = await first.plan(await first.signed(request));
    assert.ok(!('reason' in plan), JSON.stringify(plan));
    assert.equal(await install(plan, first.secrets), null);
    const later = publisher(folder.path, authority, undefined, text);
    await later.renew('insi');
    const renewed = await later.plan(
      (await later.signed('secrets/insi/renewal/request.csr')) + authority.intermediate.pem,
    );
    assert.ok(!('reason' in renewed), JSON.stringify(renewed));
    assert.equal(await install(renewed, later.secrets), null);
    assert.equal(readFileSync(join(folder.path, 'secrets/chain.pem'), 'utf8'), chain);
    assert.equal(readFileSync(join(folder.path, 'secrets/all.p12'), 'utf8'), 'of both');
    assert.ok(!existsSync(join(folder.path, 'secrets/insi/archive/2024-01-10_2027-01-09/chain.pem')));
  });

  it('leaves an archive that nothing is said of, unless its key is still in use', async () => {
    using folder = temporaryFolder();
    await installed(folder.path);
    const file = (name: string) => join(folder.path, 'secrets/insi', name);
    const later = publisher(folder.path, authority, '2028-06-01T12:00:00Z');
    const bundled = [
      '-in',
      file('certificate.pem'),
      '-inkey',
      file('private-key.pem'),
      '-passin',
      'pass:phrase',
    ];
    const bundle = openssl(['pkcs12', '-export', ...bundled, '-certpbe', 'NONE', '-passout', 'pass:x'], '');
    folder.write('secrets/insi/bundle.p12', bundle.bytes);
    await later.renew('insi');
    const plan = await later.plan(await later.signed('secrets/insi/renewal/request.csr'));
    assert.ok(!('reason' in plan), JSON.stringify(plan));
    assert.equal(await install(plan, later.secrets), null);
    const archive = 'secrets/insi/archive/2024-01-10_2027-01-09';
    assert.ok(existsSync(join(folder.path, archive, 'bundle.p12')));

    const told = async () => {
      const inventory = new Inventory();
      inventory.setConfiguration('certificates.yaml', later.document.text);
      for (const name of readdirSync(folder.path, { recursive: true, encoding: 'utf8' }))
        if (statSync(join(folder.path, name)).isFile())
          inventory.set(name, readFileSync(join(folder.path, name)));
      const { now, levels, secretsFolder } = later.order;
      const inspect = cachedInspect(authority.authorities);
      const findings = await checkInventory(inventory, { now, levels, secretsFolder, inspect });
      return findings
        .map(({ rule, file: where }) => `${rule} ${where}`)
        .filter((each) => /expiry|duplicate|backup|reused|copied|key-/.test(each));
    };
    assert.deepEqual(await told(), []);
    folder.write('secrets/dmp/certificate.pem', readFileSync(join(folder.path, archive, 'certificate.pem')));
    folder.write('secrets/dmp/private-key.pem', readFileSync(join(folder.path, archive, 'private-key.pem')));
    assert.ok((await told()).includes(`key-in-backup ${archive}/private-key.pem`), (await told()).join());
  });

  it('refuses a certificate that keeps the key in use', async () => {
    using folder = temporaryFolder();
    await installed(folder.path);
    const later = publisher(folder.path, authority);
    const kept = await later.plan(await later.signed(request));
    assert.ok('reason' in kept);
    assert.equal(kept.reason, 'same-key');
    const nothing = await later.renew('dmp');
    assert.ok('reason' in nothing);
    assert.equal(nothing.reason, 'nothing-to-renew');
  });
});
