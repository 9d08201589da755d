import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfiguration } from '../../src/core/config/parse';
import type { CertificateEntry } from '../../src/core/config/model';
import { generateKeyAndRequest, type KeyAndRequestOrder } from '../../src/core/generateKeyAndRequest';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { openssl } from '../support/openssl';
import { temporaryFolder } from './temporaryFolder';

const configuration = `version: 1
structures:
  - { id: beauvais, name: Cabinet de radiologie, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - { id: ris, structure: beauvais, environment: test, hosts: [ris.example, www.ris.example] }
certificates:
  - { id: insi, instance: ris, product: ORG AUTH_CLI, commonName: INSI-MANU, services: [INSi] }
  - { id: server, instance: ris, product: SERV SSL, commonName: ris.example, services: [MSSante] }
  - { id: elsewhere, instance: ris, product: ORG SIGN, commonName: X, services: [DMP], files: { privateKey: keys/x.key } }
  - { id: lonely, product: ORG SIGN, commonName: X, services: [DMP] }
`;

/** Entries that parsing a configuration would not let through. */
const base = { path: [], instance: 'ris', commonName: 'X', services: [] };
const unsafe: CertificateEntry[] = [
  { ...base, id: '../up', files: {} },
  { ...base, id: 'outside', files: { privateKey: '../x.key' } },
];

function generate(
  root: string,
  id: string,
  { text = configuration, ...order }: Partial<KeyAndRequestOrder> & { text?: string } = {},
) {
  const parsed = parseConfiguration('certificates.yaml', text);
  const document = {
    ...parsed,
    configuration: {
      ...parsed.configuration,
      certificates: [...parsed.configuration.certificates, ...unsafe],
    },
  };
  const passphrase = () => Promise.resolve('correct horse');
  return generateKeyAndRequest(
    {
      document,
      id,
      bits: 2048,
      passphrase,
      secretsFolder: 'secrets',
      now: new Date('2026-11-21T12:00:00Z'),
      levels: new Map(),
      ...order,
    },
    nodeSecretsFolder(root),
  );
}

/** The refusal, having made sure that nobody was asked for a passphrase. */
async function refusal(root: string, id: string, order: Parameters<typeof generate>[2] = {}) {
  const passphrase = () => assert.fail('asked for a passphrase');
  const outcome = await generate(root, id, { passphrase, ...order });
  assert.ok('reason' in outcome);
  return outcome;
}

describe('generateKeyAndRequest', () => {
  it('writes an encrypted key that openssl opens with the passphrase, and a request of it', async () => {
    using folder = temporaryFolder();
    const outcome = await generate(folder.path, 'insi');
    assert.ok(!('reason' in outcome));
    assert.equal(outcome.privateKey, 'secrets/insi/private-key.pem');
    const key = readFileSync(join(folder.path, outcome.privateKey), 'utf8');
    const request = readFileSync(join(folder.path, outcome.request), 'utf8');
    assert.match(key, /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    assert.equal(openssl(['pkey', '-passin', 'pass:wrong'], key).status, 1);
    const publicKey = openssl(['pkey', '-passin', 'pass:correct horse', '-pubout'], key).stdout;
    const verified = openssl(
      ['req', '-verify', '-noout', '-pubkey', '-subject', '-nameopt', 'RFC2253'],
      request,
    );
    assert.equal(verified.status, 0);
    assert.match(verified.stderr, /verify OK/);
    assert.ok(verified.stdout.startsWith(publicKey));
    assert.match(verified.stdout, /CN=INSI-MANU,OU=\d73282932000074,O=Cabinet de radiologie,C=FR/);
  });

  it('gives a server its DNS names, and leaves the key in clear where that is asked', async () => {
    using folder = temporaryFolder();
    const outcome = await generate(folder.path, 'server', {
      bits: 3072,
      passphrase: () => Promise.resolve(null),
    });
    assert.ok(!('reason' in outcome));
    const text = openssl(['req', '-text', '-noout', '-in', join(folder.path, outcome.request)], '').stdout;
    assert.match(text, /DNS:ris\.example, DNS:www\.ris\.example/);
    const key = createPrivateKey(readFileSync(join(folder.path, outcome.privateKey)));
    assert.equal(key.asymmetricKeyDetails?.modulusLength, 3072);
  });

  it('replaces neither a key nor a request', async () => {
    for (const taken of ['secrets/insi/private-key.pem', 'secrets/insi/request.csr']) {
      using folder = temporaryFolder({ [taken]: 'old' });
      const { reason, message } = await refusal(folder.path, 'insi');
      assert.equal(reason, 'exists');
      assert.ok(message.fr.startsWith(taken));
      assert.equal(readFileSync(join(folder.path, taken), 'utf8'), 'old');
    }
  });

  it('refuses what git would see until it is ignored, where the configuration puts it', async () => {
    using folder = temporaryFolder();
    execFileSync('git', ['init', '-q'], { cwd: folder.path });
    for (const [id, hiding] of [
      ['insi', '/secrets/'],
      ['elsewhere', '/keys/x.key'],
    ] as const) {
      const { reason, line } = await refusal(folder.path, id);
      assert.deepEqual([reason, line], ['visible-to-git', hiding]);
      await nodeSecretsFolder(folder.path).ignore(hiding);
      assert.ok(!('reason' in (await generate(folder.path, id))));
    }
    const seen = execFileSync('git', ['status', '--porcelain'], { cwd: folder.path, encoding: 'utf8' });
    assert.equal(seen, '?? .gitignore\n');
  });

  for (const [id, reason] of [
    ['none', 'unknown-entry'],
    ['../up', 'bad-id'],
    ['outside', 'outside-workspace'],
  ] as const) {
    it(`refuses ${id}: ${reason}`, async () => {
      using folder = temporaryFolder();
      assert.equal((await refusal(folder.path, id)).reason, reason);
      assert.equal(existsSync(join(folder.path, 'secrets')), false);
    });
  }

  describe('with errors in the configuration', () => {
    const written = (from: string, to: string) => configuration.replace(from, to);
    const wrong: [string, string, string, RegExp][] = [
      [
        'a name that INSi refuses',
        'insi',
        written('INSI-MANU', 'Insi-Manu'),
        /^insi-common-name: .*Correct it first/,
      ],
      [
        'a wrong identifier',
        'insi',
        written('73282932000074', '73282932000075'),
        /^identifier-check-digit: /,
      ],
      ['text that is no YAML', 'insi', `${configuration}  - { id: [\n`, /^configuration-syntax: /],
      [
        'a property twice elsewhere',
        'insi',
        written('id: lonely,', 'id: lonely, id: lonely,'),
        /^configuration-syntax: /,
      ],
      ['a path that leads out', 'elsewhere', written('keys/x.key', '../x.key'), /^configuration-schema: /],
      ['a path that is not text', 'elsewhere', written('keys/x.key', '12'), /^configuration-schema: /],
      ['a misspelt files', 'elsewhere', written('files:', 'file:'), /^configuration-schema: .*`files`/],
      ['an id taken twice', 'insi', written('id: server', 'id: insi'), /^duplicate-id: /],
      [
        'a structure taken twice',
        'insi',
        written(
          'instances:',
          '  - { id: beauvais, name: B, kind: company, sector: SA09, identifier: { siren: "732829320" } }\ninstances:',
        ),
        /^duplicate-id: /,
      ],
      ['a character that cannot be seen', 'insi', written('INSI-MANU', '"INSI-MANU\\u202E"'), /^\S+: /],
      [
        'the same outside INSi',
        'server',
        written('commonName: ris.example', 'commonName: "ris.example\\a"'),
        /^\S+: /,
      ],
      ['an id that the schema refuses', 'Insi', written('id: insi', 'id: Insi'), /^configuration-schema: /],
      ['a product that there is not', 'insi', written('ORG AUTH_CLI', 'ORG AUTH'), /^configuration-schema: /],
      [
        'a missing product',
        'insi',
        written('product: ORG AUTH_CLI, ', ''),
        /^configuration-schema: `product`/,
      ],
    ];
    for (const [what, id, text, message] of wrong) {
      it(`refuses ${what}, and writes nothing`, async () => {
        using folder = temporaryFolder();
        const outcome = await refusal(folder.path, id, { text });
        assert.equal(outcome.reason, 'has-findings');
        assert.match(outcome.message.en, message);
        assert.deepEqual(readdirSync(folder.path), []);
      });
    }

    it('takes the levels of rules and their ignore comments into account', async () => {
      using folder = temporaryFolder();
      const text = written('INSI-MANU', 'Insi-Manu');
      const off = await generate(folder.path, 'insi', {
        text,
        levels: new Map([['insi-common-name', 'off']]),
      });
      assert.ok(!('reason' in off));
      using other = temporaryFolder();
      const comment = `${text.trimEnd().replace(/(Insi-Manu.*)/, '$1 # sante-certs-ignore insi-common-name: the platform wrote it so')}\n`;
      assert.ok(!('reason' in (await generate(other.path, 'insi', { text: comment }))));
      const raised = await refusal(other.path, 'server', {
        levels: new Map([['vague-common-name', 'error']]),
        text: written('commonName: ris.example', 'commonName: test'),
      });
      assert.equal(raised.reason, 'has-findings');
    });

    it('never falls back from a path that it does not understand, whatever the levels', async () => {
      using folder = temporaryFolder();
      const text = written('keys/x.key', '../x.key');
      const levels = new Map([['configuration-schema', 'off']] as const);
      assert.equal((await refusal(folder.path, 'elsewhere', { text, levels })).reason, 'has-findings');
    });

    it('is not stopped by what the request does not depend on', async () => {
      using folder = temporaryFolder();
      const text = `${configuration}  - { id: alone, instance: ris, product: ORG AUTH_CLI, commonName: RIS, services: [DMP, Nothing] }\n`;
      assert.ok(!('reason' in (await generate(folder.path, 'alone', { text }))));
      assert.ok(
        !('reason' in (await generate(folder.path, 'insi', { text: written('id: lonely', 'id: Lonely') }))),
      );
    });
  });

  it('says what a request lacks where its rule is off', async () => {
    using folder = temporaryFolder();
    const levels = new Map([['configuration-schema', 'off']] as const);
    assert.equal((await refusal(folder.path, 'lonely', { levels })).reason, 'incomplete');
  });

  for (const [what, files, reason, message] of [
    ['one path for both', '{ privateKey: keys/x, request: Keys/X }', 'bad-path', /one file/],
    ['the folder of git', '{ privateKey: .git/x.key }', 'outside-workspace', /folder of git/],
    ['the folder of git, elsewhere', '{ request: sub/.GIT/hooks/x }', 'outside-workspace', /folder of git/],
  ] as const) {
    it(`refuses ${what}`, async () => {
      using folder = temporaryFolder();
      const text = configuration.replace('{ privateKey: keys/x.key }', files);
      const outcome = await refusal(folder.path, 'elsewhere', { text });
      assert.equal(outcome.reason, reason);
      assert.match(outcome.message.en, message);
    });
  }

  it('says of a name that Windows reserves that it does', async () => {
    using folder = temporaryFolder();
    const outcome = await refusal(folder.path, 'con', { text: configuration.replace('id: insi', 'id: con') });
    assert.deepEqual(
      [outcome.reason, outcome.message.en],
      ['bad-id', '`con` is reserved by Windows. Choose another id.'],
    );
  });

  it('refuses before it asks for anything where it may not look', async () => {
    using folder = temporaryFolder();
    const secrets = {
      ...nodeSecretsFolder(folder.path),
      obstacle: (path: string) => Promise.resolve({ reason: 'not-writable', path } as const),
    };
    const parsed = parseConfiguration('certificates.yaml', configuration);
    const passphrase = () => assert.fail('asked for a passphrase');
    const order = {
      document: parsed,
      id: 'insi',
      bits: 2048,
      passphrase,
      secretsFolder: 'secrets',
      now: new Date(),
      levels: new Map(),
    } as const;
    const outcome = await generateKeyAndRequest(order, secrets);
    assert.ok('reason' in outcome && outcome.reason === 'not-writable');
  });
});
