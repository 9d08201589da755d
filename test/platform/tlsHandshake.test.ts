import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, getDiffieHellman, webcrypto, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer, type TlsOptions, type TLSSocket } from 'node:tls';
import type { ClientIdentity, HandshakeObservation } from '../../src/core/handshake/handshake';
import { encode, encodeInteger, encodeSequence } from '../../src/core/pki/derWriter';
import { pemText } from '../../src/core/pki/pemText';
import { handshakeWithin, tryHandshake } from '../../src/platform/tlsHandshake.node';
import { createMiniature, type LeafProfile, type Miniature } from '../support/authority';
import { itWithOpenssl } from '../support/openssl';
import { temporaryFolder } from './temporaryFolder';

const versions = ['TLSv1.2', 'TLSv1.3'] as const;
const valid = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) };

async function leaf(authority: Miniature, profile: LeafProfile, period = valid) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { pem } = await authority.issue({
    profile,
    commonName: profile === 'SERV SSL' ? 'server.example' : 'RIS',
    structure: '318751275100020',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    dnsNames: profile === 'SERV SSL' ? ['server.example'] : [],
    ...period,
  });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, pem };
}

/** A certificate that is smaller than other messages of a handshake can be. */
async function smallIdentity(): Promise<ClientIdentity> {
  const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...{ name: 'CN=a', serialNumber: '01', keys, signingAlgorithm },
    ...valid,
  });
  const key = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { privateKey: pemText('PRIVATE KEY', key), certificates: certificate.toString('pem') };
}

/** Parameters of 4,096 bits, by which our share of a key takes 512 bytes. */
function largeGroup(): string {
  const prime = encode(0x02, Uint8Array.of(0), getDiffieHellman('modp16').getPrime());
  return pemText('DH PARAMETERS', encodeSequence(prime, encodeInteger(2)));
}

/** A server of the system's own that listens on this machine only, until the test is over. */
class Listening implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  constructor(readonly server: Server) {
    server.on('connection', (socket: Socket) => this.#sockets.add(socket.on('error', () => undefined)));
  }
  async port(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }
  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

describe('tryHandshake', () => {
  let authority: Miniature;
  let other: Miniature;
  let server: Awaited<ReturnType<typeof leaf>>;
  let client: ClientIdentity;
  let unknown: ClientIdentity;
  let expired: ClientIdentity;

  const identity = ({ key, pem }: { key: string; pem: string }, { intermediate }: Miniature) => ({
    privateKey: key,
    certificates: `${pem}${intermediate.pem}`,
  });

  before(async () => {
    [authority, other] = await Promise.all([createMiniature(), createMiniature()]);
    server = await leaf(authority, 'SERV SSL');
    client = identity(await leaf(authority, 'ORG AUTH_CLI'), authority);
    unknown = identity(await leaf(other, 'ORG AUTH_CLI'), other);
    const past = { notBefore: new Date('2020-01-01'), notAfter: new Date('2023-01-01') };
    expired = identity(await leaf(authority, 'ORG AUTH_CLI', past), authority);
  });

  function attempt(port: number, as = client, signal = new AbortController().signal) {
    return tryHandshake({ host: '127.0.0.1', port }, as, signal);
  }

  function tlsServer(options: TlsOptions): Listening {
    const given = { key: server.key, cert: `${server.pem}${authority.intermediate.pem}`, ...options };
    const made = createServer(given, (socket) => socket.on('error', () => undefined));
    return new Listening(made.on('tlsClientError', () => undefined));
  }

  for (const version of versions) {
    const only = { minVersion: version, maxVersion: version };
    const mutual = () => ({ ...only, requestCert: true, ca: authority.root.pem });

    describe(version, () => {
      it('is let in by a server that knows the authority, and sees its chain', async () => {
        await using listening = tlsServer(mutual());
        const seen = await attempt(await listening.port());
        assert.deepEqual(seen.end, { kind: 'accepted' });
        assert.equal(seen.protocol, version);
        assert.match(seen.cipher ?? '', /^TLS_/);
        assert.equal(seen.certificateSent, true);
        assert.equal(seen.publiclyTrusted, false);
        assert.deepEqual(
          seen.serverChain.map((der) => new X509Certificate(der).fingerprint256),
          [server.pem, authority.intermediate.pem].map((pem) => new X509Certificate(pem).fingerprint256),
        );
      });

      it('shows the server what it asks for, and sends it nothing more', async () => {
        await using listening = tlsServer(mutual());
        const received = new Promise<unknown>((resolve) => {
          listening.server.on('secureConnection', (socket: TLSSocket) => {
            let text = '';
            const { CN } = socket.getPeerCertificate().subject;
            socket.on('data', (data: Buffer) => (text += data.toString()));
            socket.on('close', () => resolve([CN, text]));
            socket.resume();
          });
        });
        await attempt(await listening.port());
        assert.deepEqual(await received, ['RIS', '']);
      });

      it('tells that the server asked for no certificate', async () => {
        await using listening = tlsServer(only);
        const seen = await attempt(await listening.port());
        assert.deepEqual([seen.end.kind, seen.certificateSent], ['accepted', false]);
      });

      it('tells the same of a server that asks to begin again', async () => {
        await using plain = tlsServer({ ...only, ecdhCurve: 'P-521' });
        assert.equal((await attempt(await plain.port())).certificateSent, false);
        await using asking = tlsServer({ ...mutual(), ecdhCurve: 'P-521' });
        assert.equal((await attempt(await asking.port())).certificateSent, true);
      });

      it('takes nothing else for a certificate, however small ours is', async () => {
        const small = await smallIdentity();
        const large = { ciphers: 'DHE-RSA-AES256-SHA256', dhparam: largeGroup() };
        const curves = ['prime256v1', 'secp384r1', 'secp521r1'].map((ecdhCurve) => ({ ecdhCurve }));
        for (const options of version === 'TLSv1.3' ? curves : [...curves, large]) {
          await using plain = tlsServer({ ...only, ...options });
          const seen = await attempt(await plain.port(), small);
          assert.deepEqual([seen.end.kind, seen.certificateSent], ['accepted', false]);
          await using asking = tlsServer({ ...mutual(), rejectUnauthorized: false, ...options });
          assert.equal((await attempt(await asking.port(), small)).certificateSent, true);
        }
      });

      it('tells of a server that closes without a word', async () => {
        await using listening = tlsServer(mutual());
        const seen = await attempt(await listening.port(), unknown);
        assert.deepEqual(seen.end, { kind: 'closed', established: version === 'TLSv1.3' });
        assert.equal(seen.certificateSent, true);
      });

      const refusals: [string, () => ClientIdentity, number][] = [
        ['an unknown authority', () => unknown, 48],
        ['an expired certificate', () => expired, 45],
      ];
      for (const [why, who, alert] of refusals) {
        itWithOpenssl(`hears the refusal of ${why}, which openssl gives as an alert`, async () => {
          const seen = await withOpensslServer(version, (port) => attempt(port, who()));
          assert.deepEqual(seen.end, { kind: 'alert', alert });
          assert.equal(seen.serverChain.length, 1);
          assert.equal(seen.certificateSent, true);
        });
      }

      itWithOpenssl('is let in by openssl', async () => {
        const seen = await withOpensslServer(version, (port) => attempt(port));
        assert.deepEqual([seen.end.kind, seen.certificateSent], ['accepted', true]);
      });
    });
  }

  /** The server of openssl, which demands a certificate of the miniature authority. */
  async function withOpensslServer(
    version: (typeof versions)[number],
    use: (port: number) => Promise<HandshakeObservation>,
    options: readonly string[] = [],
  ): Promise<HandshakeObservation> {
    using folder = temporaryFolder();
    const file = (name: string, content: string) => {
      writeFileSync(join(folder.path, name), content, { mode: 0o600 });
      return join(folder.path, name);
    };
    const process = spawn('openssl', [
      's_server',
      ...['-accept', '127.0.0.1:0', `-${version.toLowerCase().replace('v', '').replace('.', '_')}`],
      ...['-key', file('key', server.key), '-cert', file('certificate', server.pem)],
      ...['-CAfile', file('root', authority.root.pem), '-Verify', '3', '-verify_return_error'],
      ...options,
    ]);
    try {
      return await use(await portOf(process));
    } finally {
      process.kill();
      await once(process, 'exit');
    }
  }

  it('tells what is no TLS', async () => {
    for (const greeting of ['220 mail.example ESMTP\r\n', 'HTTP/1.1 400 Bad Request\r\n\r\n']) {
      await using listening = new Listening(createTcpServer((socket) => socket.write(greeting)));
      const { end } = await attempt(await listening.port());
      assert.deepEqual(end, { kind: 'not-tls' });
    }
  });

  it('tells of a server that only speaks old versions', async () => {
    await using listening = tlsServer({
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    assert.deepEqual((await attempt(await listening.port())).end, { kind: 'alert', alert: 70 });
  });

  it('tells of a port that nobody listens to', async () => {
    const listening = new Listening(createTcpServer());
    const port = await listening.port();
    await listening[Symbol.asyncDispose]();
    assert.deepEqual((await attempt(port)).end, { kind: 'connection-refused' });
  });

  it('ends at once when it is cancelled, before and during the handshake', async () => {
    await using listening = new Listening(createTcpServer());
    const port = await listening.port();
    const controller = new AbortController();
    listening.server.on('connection', () => controller.abort());
    assert.deepEqual((await attempt(port, client, controller.signal)).end, { kind: 'cancelled' });
    assert.deepEqual((await attempt(port, client, controller.signal)).end, { kind: 'cancelled' });
  });

  it('does not wait for ever for a server that says nothing', async () => {
    await using listening = new Listening(createTcpServer());
    const target = { host: '127.0.0.1', port: await listening.port() };
    const impatient = handshakeWithin({ whole: 50, silence: 50 });
    const { end } = await impatient(target, client, new AbortController().signal);
    assert.deepEqual(end, { kind: 'timeout', connected: true });
  });

  itWithOpenssl('takes silence after the handshake for what it is', async () => {
    const hasty = handshakeWithin({ whole: 10_000, silence: 500 });
    const seen = await withOpensslServer(
      'TLSv1.3',
      (port) => hasty({ host: '127.0.0.1', port }, client, new AbortController().signal),
      ['-num_tickets', '0'],
    );
    assert.deepEqual([seen.end, seen.certificateSent], [{ kind: 'quiet' }, true]);
  });

  it('connects to nobody with a key that is not that of the certificate', async () => {
    await using listening = new Listening(createTcpServer());
    const port = await listening.port();
    listening.server.on('connection', () => assert.fail('connected'));
    const mixed = { privateKey: unknown.privateKey, certificates: client.certificates };
    assert.deepEqual((await attempt(port, mixed)).end, { kind: 'unusable-identity' });
    assert.deepEqual((await attempt(port, { ...client, certificates: '' })).end, {
      kind: 'unusable-identity',
    });
  });
});

/** The port that openssl says it listens to. */
function portOf({ stdout, stderr }: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const port = /ACCEPT \S+:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    stdout?.on('data', read);
    stderr?.on('data', read);
    stdout?.on('end', () => reject(new Error(said)));
  });
}
