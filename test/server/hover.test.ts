import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { cursorIn } from '../support/cursor';
import { request } from '../support/material';
import { connectClient, type ConnectedClient } from './connectedClient';
import { asPkcs1, certificateOf, configurationOf, makeKey, now, publisherFolder } from './publisherFolder';

/** The hover at the `|` of a text, shown in the editor at `uri`, as plain text. */
async function hoverAt(client: ConnectedClient, uri: string, marked: string): Promise<string | null> {
  const { text, position } = cursorIn(marked);
  await client.open(uri, text);
  const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
    textDocument: { uri },
    position,
  });
  return hover && (hover.contents as MarkupContent).value.replace(/\\(.)/g, '$1');
}

const caretInFirstLine = (pem: string) => pem.replace('-----BEGIN', '-----|BEGIN');

describe('Hover over a connection', () => {
  const key = makeKey();

  it('explains a certificate in any text', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { settings: folder.settings, now });
    const pem = await certificateOf(key, 'INSI-MANU', 90);
    const hover = await hoverAt(
      client,
      folder.uri('notes.md'),
      `# Mail\r\n\r\n${caretInFirstLine(pem)}\r\nRegards`,
    );
    const { fingerprint256 } = new X509Certificate(pem);
    for (const fact of [
      'IGC-Santé certificate, ORG AUTH_CLI',
      'INSI-MANU',
      'authenticates',
      'RPPS-rang',
      '99700367909006',
      'TEST',
      'TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS',
      'verified by an authority that you added, not one that ANS publishes',
      '2025-11-21 to 2027-02-19, 90 days left',
      'RSA 2048',
      fingerprint256.replaceAll(':', '').toLowerCase(),
    ]) {
      assert.ok(hover?.includes(fact), `${fact} is not in:\n${hover}`);
    }
  });

  it('says in French what is not verified', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { locale: 'fr-FR', now });
    const pem = await certificateOf(key, 'RIS', -3);
    const hover = await hoverAt(client, folder.uri('a.pem'), caretInFirstLine(pem));
    assert.match(hover ?? '', /Chaîne : NON vérifiée/);
    assert.match(hover ?? '', /expiré depuis 3 jours/);
  });

  it('has nothing to say beside a block, nor of a text without any', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { now });
    const pem = await certificateOf(key, 'RIS', 90);
    assert.equal(await hoverAt(client, folder.uri('a.pem'), `he|re\n${pem}`), null);
    assert.equal(await hoverAt(client, folder.uri('b.txt'), 'no|thing'), null);
  });

  it('tells of a private key its identity and its certificate, and nothing private', async () => {
    const pem = await certificateOf(key, 'INSI-MANU', 90);
    using folder = await publisherFolder({
      'secrets/insi/certificate.pem': pem,
      'secrets/insi/private-key.pem': key.pem,
    });
    await using client = await connectClient([folder.path], { now });
    await client.connection.sendRequest('santeCerts/entries');
    const hover = await hoverAt(
      client,
      folder.uri('secrets/insi/private-key.pem'),
      caretInFirstLine(key.pem),
    );
    const identity = createHash('sha256').update(key.spki).digest('hex');
    for (const fact of [
      'Private key, NOT protected',
      'RSA 2048',
      identity,
      'INSI-MANU (secrets/insi/certificate.pem)',
    ]) {
      assert.ok(hover?.includes(fact), `${fact} is not in:\n${hover}`);
    }
  });

  it('ties an encrypted key to what stands beside it, both ways, and says so', async () => {
    const pem = await certificateOf(key, 'INSI-MANU', 90);
    const cipher = { cipher: 'aes-256-cbc', passphrase: 'secret' };
    const encrypted = key.privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher }).toString();
    const [certificatePath, keyPath] = ['secrets/insi/certificate.pem', 'secrets/insi/private-key.pem'];
    using folder = await publisherFolder({ [certificatePath]: pem, [keyPath]: encrypted });
    await using client = await connectClient([folder.path], { now });
    await client.connection.sendRequest('santeCerts/entries');
    const ofKey = await hoverAt(client, folder.uri(keyPath), caretInFirstLine(encrypted));
    assert.match(ofKey ?? '', /Private key, protected by a passphrase/);
    assert.match(ofKey ?? '', /by the file beside it: [0-9a-f]{64} \(secrets\/insi\/certificate\.pem\)/);
    const ofCertificate = await hoverAt(client, folder.uri(certificatePath), caretInFirstLine(pem));
    assert.match(ofCertificate ?? '', /Private key: secrets\/insi\/private-key\.pem/);
  });

  it('knows a private key that was pasted and not saved', async () => {
    const pem = await certificateOf(key, 'INSI-MANU', 90);
    using folder = await publisherFolder({ 'certificate.pem': pem });
    await using client = await connectClient([folder.path], { now });
    await client.connection.sendRequest('santeCerts/entries');
    const hover = await hoverAt(client, folder.uri('draft.txt'), caretInFirstLine(asPkcs1(key)));
    assert.match(hover ?? '', /INSI-MANU \(certificate\.pem\)/);
  });

  it('says what is wrong with a malformed block', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { now });
    const pem = await certificateOf(key, 'RIS', 90);
    const lines = pem.trim().split('\n');
    const truncated = [...lines.slice(0, 5), lines.at(-1)].join('\n');
    const hover = await hoverAt(client, folder.uri('a.pem'), caretInFirstLine(truncated));
    assert.match(hover ?? '', /Cannot be read[^]*What is wrong: \w+/);
  });

  it('lets no crafted name become markup', async () => {
    using folder = await publisherFolder({});
    await using client = await connectClient([folder.path], { settings: folder.settings, now });
    const crafted = '[x](command:a) <b> `c` http://e.example';
    const { text, position } = cursorIn(caretInFirstLine(await certificateOf(key, crafted, 90)));
    const uri = folder.uri('a.pem');
    await client.open(uri, text);
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position,
    });
    const { value } = hover.contents as MarkupContent;
    assert.ok(value.includes('\\[x\\]\\(command\\:a\\) \\<b\\> \\`c\\` http\\:\\/\\/e\\.example'), value);
  });

  it('explains the file that an entry names', async () => {
    const pem = await certificateOf(key, 'INSI-MANU', 90);
    const configuration = configurationOf({ id: 'insi', commonName: 'INSI-MANU', services: 'INSi' });
    using folder = await publisherFolder({ 'keys/insi.crt': pem });
    await using client = await connectClient([folder.path], { settings: folder.settings, now });
    await client.connection.sendRequest('santeCerts/entries');
    const uri = folder.uri('certificates.yaml');
    const marked = `${configuration}    files: { certificate: keys/in|si.crt }\n`;
    await client.open(uri, cursorIn(marked).text);
    await client.diagnostics(uri, () => true);
    assert.match((await hoverAt(client, uri, marked)) ?? '', /ORG AUTH_CLI/);
  });

  it('says on the id of an entry that a renewal waits, and since when', async () => {
    const configuration = configurationOf({ id: 'insi', commonName: 'INSI-MANU', services: 'INSi' });
    using folder = await publisherFolder({
      'certificates.yaml': configuration,
      'secrets/insi/certificate.pem': await certificateOf(key, 'INSI-MANU', 90),
      'secrets/insi/renewal/request.csr': await request(),
    });
    const started = new Date('2026-11-20T08:00:00Z');
    utimesSync(join(folder.path, 'secrets/insi/renewal/request.csr'), started, started);
    await using client = await connectClient([folder.path], { settings: folder.settings, now });
    await client.connection.sendRequest('santeCerts/entries');
    const marked = configuration.replace('id: insi', 'id: in|si');
    const hover = await hoverAt(client, folder.uri('certificates.yaml'), marked);
    const told =
      'Certificate until 2027-02-19 (90 days left), renewal started on 2026-11-20, waiting for its certificate';
    assert.ok(hover?.startsWith(told), hover ?? '');
  });
});
