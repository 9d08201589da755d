import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfiguration } from '../../src/core/config/parse';
import { finishInstallations } from '../../src/core/installation/install';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { createMiniature } from '../support/authority';
import { repository } from './repository';

const settings = '[core]\n\tbare = false\n';
const command = '[core]\n\tfsmonitor = touch owned\n';

/** A repository whose author left a journal of an installation in it, and what became of that. */
async function finishedIn(files: string, journal: object, isTracked = false) {
  using folder = repository({
    '.gitignore': '/secrets/\n',
    'src/server.pem': settings,
    'secrets/x/installation.json': JSON.stringify({
      version: 1,
      privateKey: null,
      chain: null,
      archive: '2024-01-01_2027-01-01',
      former: { certificate: createHash('sha256').update(settings).digest('hex') },
      waiting: {},
      ...journal,
    }),
  });
  if (isTracked) folder.commit('secrets/x/installation.json');
  folder.write('.git/config', settings);
  const text = `version: 1\ncertificates:\n  - { id: x, files: ${files} }\n`;
  const document = parseConfiguration('certificates.yaml', text);
  const [outcome] = await finishInstallations(document, 'secrets', nodeSecretsFolder(folder.path));
  const textOf = (path: string) =>
    existsSync(join(folder.path, path)) ? readFileSync(join(folder.path, path), 'utf8') : null;
  return {
    refusal: outcome?.refusal?.reason,
    texts: ['.git/config', 'src/server.pem', 'secrets/x/certificate.pem'].map(textOf),
  };
}

const untouched = [settings, settings, null];

describe('a journal of an installation that somebody else made', () => {
  let certificate: string;
  before(async () => {
    certificate = (await createMiniature()).root.pem;
  });

  it('writes nothing into the folder of git', async () => {
    const outcome = await finishedIn('{ certificate: .git/config }', { certificate });
    assert.deepEqual(outcome, { refusal: 'one-file', texts: untouched });
  });

  it('writes nothing where git would see it', async () => {
    const outcome = await finishedIn('{ certificate: src/server.pem }', { certificate });
    assert.deepEqual(outcome, { refusal: 'visible-to-git', texts: untouched });
  });

  it('writes nothing where git has it', async () => {
    const journal = { archive: null, former: {}, certificate };
    assert.equal((await finishedIn('{}', journal)).refusal, undefined);
    assert.deepEqual(await finishedIn('{}', journal, true), { refusal: 'not-ours', texts: untouched });
  });

  for (const [what, content] of [
    ['a certificate', { certificate: command }],
    [
      'a certificate and no more',
      { certificate: `-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n${command}` },
    ],
    ['a chain', { chain: command }],
    ['an encrypted key', { privateKey: '-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n' }],
  ] as const) {
    it(`writes nothing that is not ${what}`, async () => {
      const outcome = await finishedIn('{}', { archive: null, former: {}, certificate, ...content });
      assert.deepEqual(outcome, { refusal: 'changed', texts: untouched });
    });
  }
});
