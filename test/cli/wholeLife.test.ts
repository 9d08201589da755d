import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { generateKeyPairSync } from 'node:crypto';
import { tryHandshake } from '../../src/platform/tlsHandshake.node';
import { temporaryFolder } from '../platform/temporaryFolder';
import { createMiniature, type Miniature } from '../support/authority';
import { keytool, keytoolAvailable } from '../support/keytool';
import { openssl, opensslAvailable } from '../support/openssl';
import { insiConfiguration } from '../support/insiConfiguration';
import { cli } from './cli';

const structure = '373282932000074';
const configuration = insiConfiguration;

/** The day that is so many days from now, as an ISO date. The handshake happens today, whenever that is. */
function day(number: number): string {
  return new Date(Date.now() + number * 86_400_000).toISOString().slice(0, 10);
}

const threeYears = 3 * 365;

describe('the whole life of a certificate', () => {
  let miniature: Miniature;
  before(async () => {
    miniature = await createMiniature();
  });

  it('goes from the configuration to the renewal three years later', async () => {
    using downloads = temporaryFolder();
    using folder = temporaryFolder({
      'certificates.yaml': configuration,
      'authorities.json': JSON.stringify({ authorities: miniature.authorities }),
      passphrase: 'une phrase de passe de test\n',
    });
    const path = (name: string) => join(folder.path, name);
    const read = (name: string) => readFileSync(path(name), 'utf8');
    const done = (...given: string[]) => {
      const run = cli(folder.path, ...given);
      assert.equal(run.status, 0, run.stderr + run.stdout);
      return run;
    };
    const certify = async (request: string, from: string, to: string) => {
      const { pem } = await miniature.issue({
        profile: 'ORG AUTH_CLI',
        commonName: 'INSI-MANU',
        structure,
        publicKey: read(request),
        notBefore: new Date(from),
        notAfter: new Date(to),
      });
      return pem + miniature.intermediate.pem + miniature.root.pem;
    };
    const trusted = ['--authorities', 'authorities.json'];

    done('csr', 'insi', '--no-passphrase', '--at', day(-20));
    downloads.write('returned.pem', await certify('secrets/insi/request.csr', day(-10), day(threeYears)));
    done('install', join(downloads.path, 'returned.pem'), ...trusted, '--at', day(-8));
    const first = {
      key: read('secrets/insi/private-key.pem'),
      certificate: read('secrets/insi/certificate.pem'),
    };

    done('p12', 'insi', '--passphrase-file', 'passphrase', ...trusted);
    const phrase = 'une phrase de passe de test';
    const bundle = path('secrets/insi/bundle.p12');
    if (opensslAvailable) {
      const opened = openssl(['pkcs12', '-in', bundle, '-passin', `pass:${phrase}`, '-nodes'], '').stdout;
      assert.match(opened, /BEGIN PRIVATE KEY/);
      assert.equal(opened.match(/BEGIN CERTIFICATE/g)?.length, 3);
    }
    if (keytoolAvailable) {
      const { output } = keytool('-list', '-keystore', bundle, '-storetype', 'PKCS12', '-storepass', phrase);
      assert.match(output, /PrivateKeyEntry/);
    }

    await shakesHands(miniature, first.key, first.certificate + read('secrets/insi/chain.pem'));

    assert.equal(cli(folder.path, 'check', ...trusted, '--at', day(1)).status, 0);
    const ended = cli(folder.path, 'check', ...trusted, '--at', day(threeYears + 1));
    assert.equal(ended.status, 1);
    assert.match(ended.stdout, /certificate-expiry/);

    done('csr', 'insi', '--renewal', '--no-passphrase', '--at', day(threeYears - 40));
    assert.equal(read('secrets/insi/private-key.pem'), first.key, 'the key in use stays in use');
    downloads.write(
      'renewed.pem',
      await certify('secrets/insi/renewal/request.csr', day(threeYears - 30), day(2 * threeYears - 30)),
    );
    done('install', join(downloads.path, 'renewed.pem'), ...trusted, '--at', day(threeYears - 29));

    assert.ok(
      readFileSync(join(downloads.path, 'renewed.pem'), 'utf8').startsWith(
        read('secrets/insi/certificate.pem').trim(),
      ),
    );
    assert.notEqual(read('secrets/insi/private-key.pem'), first.key);
    const [archived = ''] = readdirSync(path('secrets/insi/archive'));
    assert.equal(archived, `${day(-10)}_${day(threeYears)}`);
    assert.equal(read(`secrets/insi/archive/${archived}/private-key.pem`), first.key);
    assert.equal(read(`secrets/insi/archive/${archived}/certificate.pem`), first.certificate);
    const after = cli(folder.path, 'check', ...trusted, '--at', day(threeYears + 1), '--fail-on', 'warning');
    assert.deepEqual([after.status, after.stderr], [0, ''], after.stdout);
  });
});

/** A handshake with a server that asks for a certificate of the miniature and refuses any other. */
async function shakesHands(miniature: Miniature, privateKey: string, certificates: string): Promise<void> {
  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificate = await miniature.issue({
    profile: 'SERV SSL',
    commonName: 'localhost',
    structure,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    notBefore: new Date(day(-1)),
    notAfter: new Date(day(1)),
    dnsNames: ['localhost'],
  });
  const server = createServer({
    key: key.export({ type: 'pkcs8', format: 'pem' }),
    cert: certificate.pem + miniature.intermediate.pem,
    ca: [miniature.root.pem, miniature.intermediate.pem],
    requestCert: true,
    rejectUnauthorized: true,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
  try {
    const target = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
    const seen = await tryHandshake(target, { privateKey, certificates }, new AbortController().signal);
    assert.equal(seen.certificateSent, true);
    const [socket] = await accepted;
    assert.equal(socket.getPeerCertificate().subject.CN, 'INSI-MANU');
    socket.destroy();
  } finally {
    server.close();
  }
}
