import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../platform/temporaryFolder';
import { createMiniature, type Miniature } from '../support/authority';
import { deliveredBundle } from '../support/deliveredBundle';
import { publisher } from '../support/publisher';
import { cli, isOneLine } from './cli';

describe('sante-certs install', () => {
  let authority: Miniature;
  before(async () => {
    authority = await createMiniature();
  });

  /** The folder of a publisher, as the command line sees it. */
  function prepared() {
    const folder = temporaryFolder({
      authorities: JSON.stringify({ authorities: authority.authorities }),
    });
    const own = publisher(folder.path, authority, '2024-01-11T12:00:00Z');
    folder.write('certificates.yaml', own.document.text);
    return { ...folder, own };
  }

  it('stores what came back, and renews it later', async () => {
    using folder = prepared();
    const given = ['--authorities', 'authorities'];
    assert.equal(cli(folder.path, 'csr', 'insi', '--no-passphrase').status, 0);
    const chain = authority.intermediate.pem + authority.root.pem;
    folder.write('back.pem', (await folder.own.signed('secrets/insi/request.csr')) + chain);
    const first = cli(folder.path, 'install', 'back.pem', '--at', '2024-01-11', ...given);
    assert.deepEqual(
      [first.status, first.stdout, first.stderr],
      [0, 'secrets/insi/certificate.pem\nsecrets/insi/chain.pem\n', ''],
    );
    const renewal = cli(folder.path, 'csr', 'insi', '--renewal', '--no-passphrase', '--at', '2026-11-21');
    assert.equal(
      renewal.stdout,
      'secrets/insi/renewal/private-key.pem\nsecrets/insi/renewal/request.csr\n',
      renewal.stderr,
    );
    folder.write('secrets/insi/bundle.p12', 'the former one');
    const later = publisher(folder.path, authority);
    folder.write('next.pem', await later.signed('secrets/insi/renewal/request.csr'));
    const second = cli(folder.path, 'install', 'next.pem', '--at', '2026-11-21', ...given);
    assert.deepEqual([second.status, isOneLine(second.stderr)], [0, true]);
    assert.match(
      second.stderr,
      /The PKCS#12 of the former key went into the archive.*: sante-certs p12 insi$/m,
    );
    assert.match(second.stdout, /^secrets\/insi\/archive\/2024-01-10_2027-01-09\/$/m);
    const again = cli(folder.path, 'install', 'next.pem', '--at', '2026-11-21', ...given);
    assert.deepEqual([again.status, again.stdout], [0, '']);
    assert.match(again.stderr, /installed already for `insi`|installed already for insi/);
    const [before] = readFileSync(join(folder.path, 'back.pem'), 'utf8').split('-----END');
    const archived = 'secrets/insi/archive/2024-01-10_2027-01-09/certificate.pem';
    assert.ok(readFileSync(join(folder.path, archived), 'utf8').startsWith(before ?? ''));
  });

  it('stores the key that comes in a PKCS#12, once its password is right', async () => {
    using folder = prepared();
    const { bytes } = await deliveredBundle(authority);
    folder.write('asip-p12-EL-TEST-ORG-AUTH_CLI.p12', bytes);
    folder.write('right', 'platform\n');
    folder.write('wrong', 'Platform\n');
    const given = ['install', 'asip-p12-EL-TEST-ORG-AUTH_CLI.p12', '--authorities', 'authorities'];
    const dated = [...given, '--at', '2026-11-21'];
    for (const [options, told] of [
      [[], /No terminal to ask for a passphrase: give --passphrase-file FILE\./],
      [['--passphrase-file', 'wrong'], /The password is wrong\./],
    ] as const) {
      const refused = cli(folder.path, ...dated, ...options);
      assert.deepEqual([refused.status, refused.stdout], [2, '']);
      assert.ok(isOneLine(refused.stderr));
      assert.match(refused.stderr, told);
    }
    assert.equal(existsSync(join(folder.path, 'secrets')), false);
    const { status, stdout, stderr } = cli(folder.path, ...dated, '--passphrase-file', 'right');
    const written = ['private-key.pem', 'certificate.pem', 'chain.pem'].map(
      (name) => `secrets/insi/${name}\n`,
    );
    assert.deepEqual([status, stdout, stderr], [0, written.join(''), '']);
  });

  it('installs nothing that its entry did not ask for, and in spite of warnings only where told', async () => {
    using folder = prepared();
    assert.equal(cli(folder.path, 'csr', 'insi', '--no-passphrase').status, 0);
    folder.write(
      'wrong.pem',
      await folder.own.signed('secrets/insi/request.csr', { commonName: 'INSI-AUTO' }),
    );
    const given = ['--authorities', 'authorities', '--at', '2024-01-11'];
    const wrong = cli(folder.path, 'install', 'wrong.pem', ...given);
    assert.deepEqual([wrong.status, wrong.stdout], [2, '']);
    assert.ok(isOneLine(wrong.stderr));
    assert.match(wrong.stderr, /Name \(CN\): `INSI-AUTO` instead of `INSI-MANU`/);
    const other = cli(folder.path, 'install', 'wrong.pem', '--entry', 'dmp', '--lang', 'fr', ...given);
    assert.match(other.stderr, /Sa clé est celle de `insi` : installez-le là\./);

    folder.write('ends.pem', await folder.own.signed('secrets/insi/request.csr'));
    const late = ['--authorities', 'authorities', '--at', '2026-12-25'];
    const warned = cli(folder.path, 'install', 'ends.pem', ...late);
    assert.equal(warned.status, 2);
    assert.match(warned.stderr, /warning certificate-expiry: .*\n.*--accept-warnings/s);
    assert.equal(existsSync(join(folder.path, 'secrets/insi/certificate.pem')), false);
    assert.equal(cli(folder.path, 'install', 'ends.pem', '--accept-warnings', ...late).status, 0);
  });
});
