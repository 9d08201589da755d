import assert from 'node:assert/strict';
import { checkInventory, checkWorkspace } from '../../src/core/check';
import { cachedInspect } from '../../src/core/inventory/cachedInspect';
import { Inventory } from '../../src/core/inventory/inventory';
import { fileFacts } from '../../src/core/inventory/fileFacts';
import { sourceFile } from '../../src/core/inventory/sourceFile';
import { isConfiguration } from '../../src/core/inventory/fileNames';
import type { Unreadable, Workspace } from '../../src/core/workspace';
import { createMiniature } from '../support/authority';
import { keysWithoutPublicKey } from '../support/traps/certificates';
import { bytesOf, makeKey } from './inventory/keys';

const now = new Date('2026-11-21T12:00:00Z');
const configuration = `version: 1
structures:
  - { id: beauvais, name: Cabinet, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - { id: ris, structure: beauvais, environment: test }
certificates:
  - { id: insi, instance: ris, product: ORG AUTH_CLI, commonName: INSI-MANU, services: [INSi], callMode: manual }
`;

function workspaceOf(files: Record<string, string>, unreadable: Unreadable[] = []): Workspace {
  const visited = new Uint8Array(100_000);
  return {
    now: () => now,
    keeps: () => true,
    list: () => [],
    read: (path) => Promise.resolve({ path, reason: 'missing' }),
    scan(visit) {
      for (const [path, content] of Object.entries(files)) {
        const bytes = bytesOf(content);
        visited.set(bytes);
        visit(path, fileFacts(path, visited.subarray(0, bytes.length), isConfiguration(path), sourceFile));
      }
      return Promise.resolve({ files: Object.keys(files).length, unreadable });
    },
  };
}

describe('checkWorkspace', () => {
  const key = makeKey('rsa');
  let settings: Parameters<typeof checkWorkspace>[1];
  let certificate: string;

  before(async () => {
    const miniature = await createMiniature();
    settings = {
      now,
      secretsFolder: 'secrets',
      inspect: cachedInspect(miniature.authorities),
      levels: new Map(),
    };
    const issued = await miniature.issue({
      profile: 'ORG AUTH_CLI',
      commonName: 'INSI-MANU',
      structure: '373282932000074',
      publicKey: key.request,
      notBefore: new Date('2023-12-01T00:00:00Z'),
      notAfter: new Date('2026-12-01T00:00:00Z'),
    });
    certificate = issued.pem;
  });

  const rulesOf = async (files: Record<string, string>, unreadable?: Unreadable[]) => {
    const { findings } = await checkWorkspace(workspaceOf(files, unreadable), settings);
    return findings.map(({ file, rule, severity }) => `${file} ${severity} ${rule}`);
  };

  it('finds nothing wrong with what is right, and pairs an entry with its files', async () => {
    assert.deepEqual(await rulesOf({ 'certificates.yaml': configuration }), []);
    const issued = {
      'certificates.yaml': configuration,
      'secrets/insi/private-key.pem': key.encrypted,
      'secrets/insi/request.csr': key.request,
      'secrets/insi/certificate.pem': certificate,
    };
    assert.deepEqual(await rulesOf(issued), ['certificates.yaml warning certificate-expiry']);
    assert.deepEqual(await rulesOf({ ...issued, 'secrets/insi/private-key.pem': makeKey('rsa').pkcs8 }), [
      'certificates.yaml warning certificate-expiry',
      'certificates.yaml error certificate-key-mismatch',
    ]);
  });

  it('says of a configuration that is not UTF-8 that it is not, and nothing else, until it is', async () => {
    const inventory = new Inventory();
    const check = async () =>
      (await checkInventory(inventory, settings)).map(({ rule, message }) => `${rule} ${message.en}`);
    const accented = `${configuration}# é # sante-certs-ignore sector-code: none\n`;
    inventory.set('certificates.yaml', Buffer.from(accented, 'latin1'));
    assert.match((await check()).join('\n'), /^configuration-syntax This file is not in UTF-8 .*$/);
    for (const mark of ['', '\ufeff']) {
      inventory.set('certificates.yaml', Buffer.from(mark + configuration, 'utf16le'));
      assert.match((await check()).join('\n'), /^configuration-syntax This file is in UTF-16 .*$/);
    }
    inventory.set('certificates.yaml', bytesOf(''));
    assert.doesNotMatch((await check()).join('\n'), /UTF/);
    inventory.set('certificates.yaml', bytesOf(`\ufeff${configuration}`));
    assert.deepEqual(await check(), []);
  });

  it('takes configurations of every name, each with the secrets of its own folder', async () => {
    const files = {
      'app/rouen.certificates.yml': configuration,
      'app/secrets/insi/certificate.pem': certificate,
      'certificates.yaml': configuration,
      'notes.yaml': configuration.replace('INSI-MANU', 'x'),
    };
    assert.deepEqual(await rulesOf(files), ['app/rouen.certificates.yml warning certificate-expiry']);
  });

  it('tells of malformed key material: a warning where some is meant, a hint elsewhere', async () => {
    const cut = key.request.slice(0, 400);
    assert.deepEqual(
      await rulesOf({
        'a.csr': cut,
        'docs/example.md': cut,
        'b.crt': 'garbage',
        'c.key': 'a piano piece',
        'd.txt': 'x',
      }),
      [
        'a.csr warning malformed-key-material',
        'b.crt warning malformed-key-material',
        'docs/example.md info malformed-key-material',
      ],
    );
    const tied = { 'certificates.yaml': configuration, 'secrets/insi/private-key.pem': '' };
    assert.deepEqual(await rulesOf(tied), ['secrets/insi/private-key.pem warning malformed-key-material']);
  });

  it('tells once that keys of a file are not compared with others', async () => {
    const found = await rulesOf({ 'many.pem': keysWithoutPublicKey(40) });
    assert.equal(found.filter((each) => each.endsWith('malformed-key-material')).length, 1);
  });

  it('tells of what could not be read, at its place', async () => {
    assert.deepEqual(
      await rulesOf({}, [
        { path: 'closed', reason: 'permission' },
        { path: 'a.p12', reason: 'too-large', size: 99_000_000 },
        { path: 'certificates.yaml', reason: 'link' },
        { path: '.', reason: 'permission' },
      ]),
      [
        '. error unreadable-file',
        'a.p12 warning unreadable-file',
        'certificates.yaml error unreadable-file',
        'closed warning unreadable-file',
      ],
    );
  });

  it('checks again what changed, from what it knows', async () => {
    const inventory = new Inventory();
    const check = async () => {
      const findings = await checkInventory(inventory, settings);
      return findings.map(({ file, rule }) => `${file} ${rule}`);
    };
    inventory.set('certificates.yaml', bytesOf(configuration));
    inventory.set('secrets/insi/private-key.pem', bytesOf(key.pkcs8));
    assert.deepEqual(await check(), []);
    inventory.set('copy.txt', bytesOf(key.traditional));
    assert.deepEqual(await check(), [
      'copy.txt duplicate-private-key',
      'secrets/insi/private-key.pem duplicate-private-key',
    ]);
    inventory.delete('copy.txt');
    inventory.setConfiguration('certificates.yaml', configuration.replace('INSI-MANU', 'Insi-Manu'));
    assert.deepEqual(await check(), ['certificates.yaml insi-common-name']);
  });
});
