import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkInventory, type CheckSettings } from '../../src/core/check';
import { CheckMemory } from '../../src/core/checkMemory';
import type { Exposures, FileExposure } from '../../src/core/exposure/exposures';
import { cachedInspect } from '../../src/core/inventory/cachedInspect';
import { Inventory } from '../../src/core/inventory/inventory';
import { leaf, miniature } from '../support/material';
import { allOn, today } from '../support/rules';
import { bytesOf, makeKey } from './inventory/keys';

const configuration = (commonName: string, extra = '') => `version: 1
structures:
  - { id: beauvais, name: Cabinet, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - { id: ris, structure: beauvais, environment: test }
certificates:
  - { id: a, instance: ris, product: ORG AUTH_CLI, commonName: ${commonName}, services: [INSi], callMode: manual }
  - { id: b, instance: ris, product: ORG SIGN, commonName: RIS, services: [DMP]${extra} }
`;
const configurations = [
  configuration('INSI-MANU'),
  configuration('Insi-Manu'),
  configuration('INSI-MANU', ', files: { certificate: other/server.crt, privateKey: other/server.key }'),
  'version: 1 # sante-certs-ignore configuration-shape: a test\n',
];
const sources = [
  'server {\n  ssl_certificate server.crt;\n  ssl_certificate_key server.key;\n}\n',
  'server {\n  ssl_certificate ../secrets/a/certificate.pem; # sante-certs-ignore server-certificate-usage: a test\n}\n',
];
const paths = [
  'secrets/a/certificate.pem',
  'secrets/a/private-key.pem',
  'secrets/a/request.csr',
  'secrets/b/private-key.pem',
  'other/server.crt',
  'other/server.key',
  'old/server.crt',
  'server.crt',
];

/** Rules of every kind that depend on several files, on the configuration or on the day. */
const everSeen = [
  'certificate-expiry',
  'certificate-key-mismatch',
  'duplicate-private-key',
  'insi-common-name',
  'key-file-mode',
  'key-in-git-history',
  'key-outside-secrets',
  'malformed-key-material',
  'private-key-in-git',
  'reused-key',
  'secrets-folder-not-ignored',
  'server-certificate-usage',
  'unlisted-certificate-expiry',
  'unused-ignore',
];

const exposureOf: fc.Arbitrary<FileExposure> = fc.record({
  mode: fc.constantFrom(0o600, 0o644, null),
  git: fc.option(
    fc.record({
      state: fc.constantFrom('committed', 'staged', 'untracked', 'ignored'),
      stored: fc.boolean(),
      ignoreFile: fc.constant('.gitignore'),
      pathFromIgnoreFile: fc.constant('key'),
    }),
  ),
});
const nobody: FileExposure = { mode: 0o600, git: null };

/** The exposures of files as they are now: the same objects until they change. */
function exposuresOf(now: ReadonlyMap<string, FileExposure>): Exposures {
  return {
    of: (asked) => Promise.resolve(new Map(asked.map((path) => [path, now.get(path) ?? nobody]))),
    passphraseFiles: () => Promise.resolve(new Map()),
    lostKeyFiles: () => Promise.resolve({ paths: [], complete: true }),
  };
}

/** What a file holds from then on, or null once it is gone. */
type Change = readonly [path: string, content: string | null];

describe('A check that remembers the one before', () => {
  let certificates: readonly string[];
  let keys: readonly string[];
  let settings: CheckSettings;

  before(async () => {
    const { authorities } = await miniature('test');
    settings = { now: today, secretsFolder: 'secrets', inspect: cachedInspect(authorities), levels: allOn };
    const made = [makeKey('rsa'), makeKey('rsa')];
    const issued = await Promise.all(
      made.flatMap(({ request }) => [
        leaf({ tree: 'test', publicKey: request, commonName: 'INSI-MANU', notAfter: '2026-12-01' }),
        leaf({ tree: 'test', publicKey: request, profile: 'ORG SIGN' }),
      ]),
    );
    certificates = issued.map(({ pem }) => pem);
    keys = made.flatMap(({ pkcs8, encrypted, request }) => [pkcs8, encrypted, request]);
  });

  it('finds what a check from scratch finds, after any changes', async () => {
    const contentOf = (path: string) => {
      const likely = fc.constantFrom(...(/\.crt$|certificate/.test(path) ? certificates : keys));
      const odd = fc.constantFrom('', '-----BEGIN CERTIFICATE-----', certificates.join('') + keys.join(''));
      return fc.oneof({ arbitrary: likely, weight: 3 }, odd);
    };
    const changeOf = (arbitrary: fc.Arbitrary<string>, ...of: readonly string[]) =>
      of.map((path) => fc.tuple(fc.constant(path), fc.option(arbitrary)));
    const change: fc.Arbitrary<Change> = fc.oneof(
      ...paths.flatMap((path) => changeOf(contentOf(path), path)),
      ...changeOf(fc.constantFrom(...configurations), 'certificates.yaml', 'certificates.yaml'),
      ...changeOf(fc.constantFrom(...sources), 'nginx.conf', 'other/nginx.conf'),
    );
    const changes = fc.array(change, { maxLength: 4 });
    const exposed = fc.array(fc.tuple(fc.constantFrom(...paths), exposureOf), { maxLength: 3 });
    const step = fc.record({ changes, exposed, days: fc.constantFrom(0, 0, 0, 400) });
    const start = fc.tuple(...paths.map(contentOf));
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(start, fc.array(step, { minLength: 1, maxLength: 8 }), async (contents, steps) => {
        const inventory = new Inventory();
        const memory = new CheckMemory();
        const exposedNow = new Map<string, FileExposure>();
        const exposures = exposuresOf(exposedNow);
        inventory.set('certificates.yaml', bytesOf(configuration('INSI-MANU')));
        for (const [index, path] of paths.entries()) inventory.set(path, bytesOf(contents[index] ?? ''));
        for (const { changes, exposed, days } of steps) {
          const then = { ...settings, exposures, now: new Date(today.getTime() + days * 86_400_000) };
          const again = await checkInventory(inventory, then, [], memory);
          const fresh = await checkInventory(inventory, then);
          assert.deepEqual(again.map(asText), fresh.map(asText));
          for (const { rule } of fresh) seen.add(rule);
          for (const [path, content] of changes) {
            if (content === null) inventory.delete(path);
            else inventory.set(path, bytesOf(content));
          }
          for (const [path, exposure] of exposed) exposedNow.set(path, exposure);
        }
      }),
      { numRuns: 150 },
    );
    const missing = everSeen.filter((rule) => !seen.has(rule));
    assert.deepEqual(missing, []);
  });

  it('gives the same findings again where nothing changed, and makes only what depends on a change', async () => {
    const inventory = new Inventory();
    const memory = new CheckMemory();
    const check = () => checkInventory(inventory, settings, [], memory);
    inventory.set('certificates.yaml', bytesOf(configurations[1] ?? ''));
    inventory.set('other/server.crt', bytesOf(certificates[0] ?? ''));
    inventory.set('old/cut.csr', bytesOf('-----BEGIN CERTIFICATE REQUEST-----'));
    const before = await check();
    assert.ok(before.length > 2);
    const again = await check();
    assert.deepEqual(
      again.filter((finding) => !before.includes(finding)),
      [],
    );
    inventory.set('secrets/a/request.csr', bytesOf(keys[5] ?? ''));
    const after = await check();
    const files = (findings: typeof after) => [...new Set(findings.map(({ file }) => file))];
    assert.deepEqual(files(after.filter((finding) => !before.includes(finding))), ['certificates.yaml']);
  });

  it('gives others their turn', async () => {
    const inventory = new Inventory();
    for (const path of paths) inventory.set(path, bytesOf(certificates[0] ?? ''));
    let turns = 0;
    const pause = () => {
      turns += 1;
      return Promise.resolve();
    };
    await checkInventory(inventory, { ...settings, pause });
    assert.ok(turns >= paths.length);
  });
});

function asText(finding: object): string {
  return JSON.stringify(finding);
}
