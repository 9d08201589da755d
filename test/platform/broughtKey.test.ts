import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/core/installation/install';
import type { InstallationPlan } from '../../src/core/installation/planInstallation';
import { planText } from '../../src/core/installation/planText';
import { createMiniature, type Miniature } from '../support/authority';
import { asDelivered, deliveredBundle } from '../support/deliveredBundle';
import { openssl } from '../support/openssl';
import { publisher } from '../support/publisher';
import { temporaryFolder } from './temporaryFolder';

describe('a PKCS#12 that comes back with its own key', () => {
  let authority: Miniature;
  before(async () => {
    authority = await createMiniature();
  });

  function isPlan(plan: object): asserts plan is InstallationPlan {
    assert.ok(!('reason' in plan), JSON.stringify(plan));
  }

  function publicKeyAt(path: string, passphrase: string): string {
    assert.match(readFileSync(path, 'latin1'), /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    const key = createPrivateKey({ key: readFileSync(path), passphrase });
    return createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string;
  }

  it('is stored as an encrypted key with its certificate and its chain', async () => {
    using folder = temporaryFolder();
    const { plan, secrets } = publisher(folder.path, authority);
    const { bytes, pem, publicKey } = await deliveredBundle(authority);
    const planned = await plan(bytes, undefined, secrets, 'wrong', 'platform');
    isPlan(planned);
    assert.equal(planned.entry.id, 'insi');
    assert.match(planText(planned, 'en').detail, /Its private key came with it/);
    assert.equal(await install(planned, secrets), null);
    const at = (name: string) => join(folder.path, 'secrets/insi', name);
    assert.deepEqual(readdirSync(at('.')).sort(), ['certificate.pem', 'chain.pem', 'private-key.pem']);
    assert.equal(readFileSync(at('certificate.pem'), 'utf8').trim(), pem.trim());
    assert.equal(publicKeyAt(at('private-key.pem'), 'platform'), publicKey);
    assert.equal(statSync(at('private-key.pem')).mode & 0o777, 0o600);
    const shown = openssl(['pkey', '-in', at('private-key.pem'), '-passin', 'pass:platform', '-pubout'], '');
    assert.equal(shown.stdout, publicKey, shown.stderr);
    const again = await plan(bytes);
    assert.ok('reason' in again);
    assert.equal(again.reason, 'already-installed');
  });

  it('takes the place of nothing: the set in use is archived, a renewal under way goes on waiting', async () => {
    using folder = temporaryFolder();
    const own = publisher(folder.path, authority);
    await own.generate('insi');
    const first = await own.plan(await own.signed('secrets/insi/request.csr'));
    isPlan(first);
    assert.equal(await install(first, own.secrets), null);
    await own.renew('insi');
    const at = (name: string) => join(folder.path, 'secrets/insi', name);
    const names = ['private-key.pem', 'request.csr', 'certificate.pem'];
    const former = names.map((name) => readFileSync(at(name), 'utf8'));
    const waiting = readFileSync(at('renewal/private-key.pem'), 'utf8');

    const { bytes, publicKey } = await deliveredBundle(authority);
    const planned = await own.plan(bytes, undefined, own.secrets, 'platform');
    isPlan(planned);
    assert.equal(planned.former?.sha256, first.certificate.sha256);
    assert.equal(await install(planned, own.secrets), null);
    assert.equal(publicKeyAt(at('private-key.pem'), 'platform'), publicKey);
    const archive = `archive/${planned.journal.archive ?? ''}`;
    assert.deepEqual(
      names.map((name) => readFileSync(at(`${archive}/${name}`), 'utf8')),
      former,
    );
    assert.equal(existsSync(at('request.csr')), false);
    assert.equal(readFileSync(at('renewal/private-key.pem'), 'utf8'), waiting);
  });

  it('archives a key that waits for its first certificate too', async () => {
    using folder = temporaryFolder();
    const own = publisher(folder.path, authority);
    await own.generate('insi');
    const at = (name: string) => join(folder.path, 'secrets/insi', name);
    const key = readFileSync(at('private-key.pem'), 'utf8');
    const planned = await own.plan(
      (await deliveredBundle(authority)).bytes,
      undefined,
      own.secrets,
      'platform',
    );
    isPlan(planned);
    assert.equal(await install(planned, own.secrets), null);
    assert.equal(readFileSync(at('archive/2026-11-21_2026-11-21/private-key.pem'), 'utf8'), key);
  });

  it('is opened for its certificates where these are encrypted, and given a passphrase where it has none', async () => {
    using folder = temporaryFolder();
    const { plan, secrets } = publisher(folder.path, authority);
    const hidden = await deliveredBundle(authority, {}, []);
    const planned = await plan(hidden.bytes, undefined, secrets, 'platform');
    isPlan(planned);
    assert.equal(planned.certificate.subject.CN, 'INSI-MANU');

    const open = await deliveredBundle(authority, {}, asDelivered, '');
    const opened = await plan(open.bytes);
    isPlan(opened);
    assert.equal(await install(opened, secrets), null);
    assert.equal(publicKeyAt(join(folder.path, 'secrets/insi/private-key.pem'), 'phrase'), open.publicKey);
  });

  it('says which fields differ where no entry asks for it', async () => {
    using folder = temporaryFolder();
    const { plan } = publisher(folder.path, authority);
    const { bytes } = await deliveredBundle(authority, { commonName: 'INSI-AUTO' });
    const refused = await plan(bytes);
    assert.ok('reason' in refused);
    assert.equal(refused.reason, 'other-entry');
    assert.match(
      refused.message.en,
      /comes closest to `insi`\. Name \(CN\): `INSI-AUTO` instead of `INSI-MANU`\./,
    );
    assert.match(
      refused.message.fr,
      /L’entrée la plus proche est `insi`\. Nom \(CN\) : `INSI-AUTO` au lieu de/,
    );
    const other = await plan(
      (await deliveredBundle(authority, { commonName: 'RIS Beauvais' })).bytes,
      'insi',
    );
    assert.ok('reason' in other);
    assert.match(other.message.en, /By its fields it would fit `dmp-auth`: install it there\./);
    assert.equal(existsSync(join(folder.path, 'secrets')), false);
  });

  it('leaves its key where that is not the one of its certificate', async () => {
    using folder = temporaryFolder();
    const { plan, secrets } = publisher(folder.path, authority);
    const unsealed = [...asDelivered, '-nomac'];
    const der = (pem: string) => Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64');
    const one = await deliveredBundle(authority, {}, unsealed);
    const from = der(one.pem);
    let to = der((await deliveredBundle(authority)).pem);
    // Serial numbers are not all of one length.
    while (to.length !== from.length) to = der((await deliveredBundle(authority)).pem);
    const swapped = Buffer.from(one.bytes);
    to.copy(swapped, swapped.indexOf(from));
    const refused = await plan(swapped, undefined, secrets, 'platform');
    assert.ok('reason' in refused);
    assert.equal(refused.reason, 'not-opened');
  });
});
