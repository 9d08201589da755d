import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { createMiniature, type Miniature } from '../../support/authority';
import { answering } from '../answers';
import { extension, run, shownText, uriOf } from '../workspace';

const id = 'baie-dmp-auth';

/** A server on this machine that lets in who shows a certificate of the authorities in `trusted`, until the test is over. */
async function serving(authority: Miniature, trusted: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { pem } = await authority.issue({
    profile: 'SERV SSL',
    commonName: 'server.example',
    structure: '318751275100020',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
  });
  const sockets = new Set<Socket>();
  const clients: string[] = [];
  const server = createServer(
    {
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      cert: pem + authority.intermediate.pem,
      ca: trusted,
      requestCert: true,
    },
    (socket: TLSSocket) => clients.push(String(socket.getPeerCertificate().subject.CN)),
  );
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  server.on('secureConnection', (socket: TLSSocket) => socket.on('error', () => undefined));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    target: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The names of those who were let in. */
    clients,
    connections: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('Test Client Authentication', () => {
  let authority: Miniature;
  const own = () => readFileSync(uriOf(`secrets/${id}/chain.pem`).fsPath, 'utf8');

  before(async () => {
    await extension().activate();
    authority = await createMiniature();
  });

  it('connects to nothing before the user has confirmed host, port and certificate', async () => {
    await using server = await serving(authority, own());
    using conversation = answering(id, 'not a host', server.target);
    await run('testClientAuthentication');
    const [host, port] = server.target.split(':');
    assert.match(
      conversation.told.at(-1) ?? '',
      new RegExp(`^Connect to ${server.target}\\?\nHost: ${host}\nPort: ${port}\nCertificate: RIS Baie\n`),
    );
    assert.equal(conversation.told.length, 2, 'What is no host is refused first.');
    assert.equal(server.connections(), 0);
  });

  it('tells that the server let the certificate in', async () => {
    await using server = await serving(authority, own());
    using conversation = answering(id, server.target, 'Connect');
    await run('testClientAuthentication');
    assert.equal(conversation.told.length, 1, conversation.told.join('\n'));
    assert.match(shownText(), new RegExp(`^Client authentication at ${server.target}, `));
    assert.match(shownText(), /\nACCEPTED\. /);
    assert.match(shownText(), /Certificate used: RIS Baie/);
    assert.match(shownText(), /The server was not trusted/);
    assert.match(shownText(), /server\.example/);
    assert.deepEqual(server.clients, ['RIS Baie']);
  });

  it('tells that the server refused it', async () => {
    await using server = await serving(authority, authority.root.pem);
    using conversation = answering(id, server.target, 'Connect');
    await run('testClientAuthentication');
    assert.equal(conversation.told.length, 1, conversation.told.join('\n'));
    assert.match(shownText(), /\nREFUSED\. /);
    assert.deepEqual(server.clients, []);
  });

  it('tells that nobody answers', async () => {
    const server = await serving(authority, own());
    await server[Symbol.asyncDispose]();
    using conversation = answering(id, server.target, 'Connect');
    await run('testClientAuthentication');
    assert.equal(conversation.told.length, 1, conversation.told.join('\n'));
    assert.doesNotMatch(shownText(), /ACCEPTED/);
    assert.match(shownText(), /refused the connection|nothing listens|No connection/i);
  });
});
