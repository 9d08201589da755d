import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow } from '../../scripts/host/window';
import { waitForProblems } from '../../scripts/pictures/driver';
import { generateKeyAndRequest } from '../../scripts/pictures/scenes';
import { makeSampleWorkspace } from '../../scripts/sample/workspace';
import { projectFolder } from '../../scripts/setUp.mjs';

describe('Generate Key and CSR, by keyboard in a window', function () {
  this.timeout(120_000);
  const passphrase = 'phrase de passe éprouvée';
  let folder: string;

  before(async () => {
    const sample = await makeSampleWorkspace();
    const page = await openWindow({ folder: sample.folder, developmentPaths: [projectFolder] }, {});
    await waitForProblems(page);
    await generateKeyAndRequest(page, 'rouen-dmp-auth', passphrase);
    await page.context().browser()?.close();
    folder = join(sample.folder, 'secrets/rouen-dmp-auth');
  });

  it('writes a key and a request, and nothing else, for their owner only', () => {
    assert.deepEqual(readdirSync(folder).sort(), ['private-key.pem', 'request.csr']);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(statSync(join(folder, 'private-key.pem')).mode & 0o777, 0o600);
  });

  it('makes a request that openssl verifies, with the subject of the entry', () => {
    const { stdout, stderr } = openssl('req', '-verify', '-noout', '-subject', '-in', 'request.csr');
    assert.match(stdout + stderr, /verify OK/);
    assert.match(stdout, /OU ?= ?499700367909006.*CN ?= ?RIS Rouen/);
  });

  it('makes a key that openssl opens with the passphrase only', () => {
    const open = (word: string) =>
      openssl('pkey', '-in', 'private-key.pem', '-passin', `pass:${word}`, '-pubout');
    const { stdout } = openssl('req', '-in', 'request.csr', '-noout', '-pubkey');
    assert.equal(open(passphrase).stdout, stdout);
    assert.notEqual(open('another').status, 0);
  });

  function openssl(...args: string[]) {
    return spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  }
});
