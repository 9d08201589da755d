import assert from 'node:assert/strict';
import { checkInventory } from '../../../src/core/check';
import type { Exposures, FileExposure, GitView } from '../../../src/core/exposure/exposures';
import type { Finding } from '../../../src/core/finding';
import { Inventory } from '../../../src/core/inventory/inventory';
import { cachedInspect } from '../../../src/core/inventory/cachedInspect';
import type { Level } from '../../../src/core/rules/levels';
import { platformBundle, type Files } from '../../support/material';
import { assertBothLanguages, today } from '../../support/rules';
import { bytesOf, makeKey } from '../inventory/keys';

const { pkcs8, encrypted, request } = makeKey('rsa');
const configuration = `version: 1
structures:
  - { id: beauvais, name: Cabinet, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - { id: ris, structure: beauvais, environment: test }
certificates:
  - { id: insi, instance: ris, product: ORG AUTH_CLI, commonName: INSI-MANU, services: [INSi], callMode: manual }
`;

/** What git makes of the files named: a state, and `stored` behind it. */
type States = Readonly<Record<string, string>>;

interface Given {
  /** Every other file is ignored; without it there is no repository. */
  readonly git?: States;
  readonly modes?: Readonly<Record<string, number>>;
  readonly passphrases?: readonly string[];
  readonly lost?: readonly string[];
  readonly isHistoryCutOff?: boolean;
  readonly levels?: Readonly<Record<string, Level>>;
}

function exposuresOf(given: Given, asked: string[]): Exposures {
  const { git, modes = {}, passphrases = [], lost = [], isHistoryCutOff = false } = given;
  const view = (path: string, states: States): GitView => {
    const [state = 'ignored', stored] = (states[path] ?? 'ignored').split(' ');
    return {
      state: state as GitView['state'],
      stored: stored !== undefined,
      ignoreFile: '.gitignore',
      pathFromIgnoreFile: path,
    };
  };
  return {
    of(paths) {
      asked.push(...paths);
      const known = (path: string): FileExposure => ({
        mode: modes[path] ?? 0o600,
        git: git === undefined ? null : view(path, git),
      });
      return Promise.resolve(new Map(paths.map((path) => [path, known(path)])));
    },
    passphraseFiles: (folders) =>
      Promise.resolve(
        new Map(folders.map((each) => [each, passphrases.filter((path) => path.startsWith(`${each}/`))])),
      ),
    lostKeyFiles: () => Promise.resolve({ paths: lost, complete: !isHistoryCutOff }),
  };
}

const ours = new Set([
  'private-key-in-git',
  'bundle-in-git',
  'key-in-git-history',
  'secrets-folder-not-ignored',
  'key-file-mode',
  'key-outside-secrets',
  'unencrypted-private-key',
  'passphrase-beside-key',
]);

async function found(files: Files, given: Given = {}, asked: string[] = []): Promise<Finding[]> {
  const inventory = new Inventory();
  for (const [path, content] of Object.entries(files))
    inventory.set(path, typeof content === 'string' ? bytesOf(content) : content);
  const findings = await checkInventory(inventory, {
    now: today,
    secretsFolder: 'secrets',
    inspect: cachedInspect([]),
    levels: new Map(Object.entries(given.levels ?? {})),
    exposures: exposuresOf(given, asked),
  });
  const told = findings.filter(({ rule }) => ours.has(rule));
  for (const { message } of told) assertBothLanguages(message);
  return told;
}

async function told(files: Files, given?: Given): Promise<string[]> {
  return (await found(files, given)).map(({ file, severity, rule }) => `${file} ${severity} ${rule}`);
}

describe('exposureFindings', () => {
  it('says nothing of keys that git ignores and others cannot read, and asks of no other file', async () => {
    const asked: string[] = [];
    const files = {
      'certificates.yaml': configuration,
      'secrets/insi/private-key.pem': encrypted,
      'secrets/insi/request.csr': request,
      'other/request.csr': request,
    };
    assert.deepEqual(await found(files, { git: {} }, asked), []);
    assert.deepEqual(asked, [
      'secrets/insi/private-key.pem',
      'secrets/insi/private-key.pem',
      'secrets/insi/bundle.p12',
    ]);
  });

  it('tells of keys and bundles that git tracks or would add, once a file and kind', async () => {
    const files = {
      'a.pem': pkcs8 + encrypted,
      'b.pem': encrypted,
      'c.pem': pkcs8,
      'test.ts': `const key = \`${pkcs8}\`;`,
      'd.p12': await platformBundle(),
    };
    const git = {
      'a.pem': 'committed',
      'b.pem': 'staged',
      'c.pem': 'untracked',
      'test.ts': 'committed',
      'd.p12': 'committed',
    };
    assert.deepEqual(await told(files, { git }), [
      'a.pem error private-key-in-git',
      'b.pem error private-key-in-git',
      'c.pem warning private-key-in-git',
      'd.p12 error bundle-in-git',
      'test.ts error private-key-in-git',
    ]);
    const [finding] = await found({ 'c #1.pem': pkcs8 }, { git: { 'c #1.pem': 'untracked' } });
    assert.deepEqual(finding?.remedies?.(), [{ kind: 'ignore', file: '.gitignore', line: '/c \\#1.pem' }]);
  });

  it('tells of a key that git’s store holds, and of one that only the history has', async () => {
    const files = { 'a.pem': pkcs8, 'b.pem': pkcs8 };
    const git = { 'a.pem': 'ignored stored', 'b.pem': 'untracked stored' };
    const findings = await found(files, { git, lost: ['gone/key.pem'] });
    assert.deepEqual(
      findings.map(({ file, rule, remedies }) => [file, rule, remedies?.().length ?? 0]),
      [
        ['a.pem', 'key-in-git-history', 0],
        ['b.pem', 'key-in-git-history', 1],
        ['gone/key.pem', 'key-in-git-history', 0],
      ],
    );
    for (const { message } of findings) assert.match(message.en, /revoked/);
    assert.doesNotMatch(findings[2]?.message.en ?? '', /to its end/);
    const [cutOff] = await found(
      { 'a.pem': encrypted },
      { git: {}, lost: ['key.pem'], isHistoryCutOff: true },
    );
    assert.match(cutOff?.message.en ?? '', /The history was not read to its end/);
  });

  it('tells once of a folder of secrets that git does not ignore, with the keys in it', async () => {
    const files = {
      'app/certificates.yaml': configuration,
      'app/secrets/insi/private-key.pem': encrypted,
      'app/secrets/old/private-key.pem': pkcs8,
    };
    const git = {
      'app/secrets/insi/private-key.pem': 'untracked',
      'app/secrets/old/private-key.pem': 'untracked',
    };
    const [finding, ...others] = await found(files, { git });
    assert.deepEqual(others, []);
    assert.equal(finding?.rule, 'secrets-folder-not-ignored');
    assert.equal(finding.file, 'app/certificates.yaml');
    assert.equal(finding.range.start.line, 5);
    assert.equal(finding.related.length, 2);
    assert.deepEqual(finding.remedies?.(), [{ kind: 'ignore', file: '.gitignore', line: '/app/secrets/' }]);
    const bundleOnly = { 'app/secrets/insi/bundle.p12': 'untracked' };
    assert.deepEqual(await told(files, { git: bundleOnly }), [
      'app/certificates.yaml warning secrets-folder-not-ignored',
    ]);
    assert.deepEqual(await told({ 'app/certificates.yaml': configuration }, { git }), []);
  });

  it('tells of files of keys that others can open, unless git tracks them or they are code', async () => {
    const modes = { 'a.pem': 0o644, 'b.key': 0o640, 'c.ts': 0o644, 'd.p12': 0o604, 'e.pem': 0o600 };
    const files = {
      'a.pem': pkcs8,
      'b.key': encrypted,
      'c.ts': pkcs8,
      'd.p12': await platformBundle(),
      'e.pem': pkcs8,
    };
    assert.deepEqual(await told(files, { modes }), [
      'a.pem warning key-file-mode',
      'b.key info key-file-mode',
      'd.p12 info key-file-mode',
    ]);
    assert.deepEqual(await told({ 'a.pem': pkcs8 }, { modes, git: { 'a.pem': 'committed' } }), [
      'a.pem error private-key-in-git',
    ]);
    const [finding] = await found(files, { modes });
    assert.deepEqual(finding?.remedies?.(), [{ kind: 'restrict-mode' }]);
  });

  it('tells of keys outside the folder of secrets, and where they belong', async () => {
    const named = configuration.replace(
      'callMode: manual',
      'callMode: manual, files: { bundle: deploy/own.p12 }',
    );
    const files = {
      'certificates.yaml': named,
      'secrets/insi/request.csr': request,
      'deploy/server.pem': pkcs8,
      'deploy/other.key': makeKey('rsa').pkcs8,
      'deploy/own.p12': await platformBundle(),
      'test.ts': `const key = \`${makeKey('rsa').pkcs8}\`;`,
    };
    const findings = await found(files);
    assert.deepEqual(
      findings.map(({ file, rule, remedies }) => [file, rule, remedies?.()]),
      [
        ['deploy/other.key', 'key-outside-secrets', [{ kind: 'move', to: 'secrets/other.key' }]],
        ['deploy/server.pem', 'key-outside-secrets', [{ kind: 'move', to: 'secrets/insi/private-key.pem' }]],
      ],
    );
    const withoutConfiguration = Object.entries(files).filter(([path]) => path !== 'certificates.yaml');
    assert.deepEqual(await told(Object.fromEntries(withoutConfiguration)), []);
  });

  it('tells of keys without a passphrase where policy asks for one', async () => {
    const files = { 'a.pem': pkcs8, 'b.pem': encrypted };
    assert.deepEqual(await told(files), []);
    const [finding, ...others] = await found(files, { levels: { 'unencrypted-private-key': 'error' } });
    assert.deepEqual([finding?.file, finding?.severity, others], ['a.pem', 'error', []]);
    assert.deepEqual(finding?.remedies?.(), [{ kind: 'encrypt' }]);
  });

  it('tells of a passphrase beside the key that it opens, not beside one in clear', async () => {
    const files = { 'a/key.pem': encrypted, 'b/key.pem': pkcs8, 'c/x.p12': await platformBundle() };
    const passphrases = ['a/password.txt', 'b/password.txt', 'c/mdp.txt'];
    assert.deepEqual(await told(files, { passphrases }), [
      'a/password.txt error passphrase-beside-key',
      'c/mdp.txt error passphrase-beside-key',
    ]);
  });
});
