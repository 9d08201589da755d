import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow } from '../../scripts/host/window';
import { waitForProblems } from '../../scripts/pictures/driver';
import { generateKeyAndRequest } from '../../scripts/pictures/scenes';
import { makeSampleWorkspace } from '../../scripts/sample/workspace';
import { projectFolder } from '../../scripts/setUp.mjs';
import { itWithOpenssl, openssl } from '../support/openssl';

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

  it('makes a key that opens with the passphrase only', () => {
    const key = readFileSync(join(folder, 'private-key.pem'));
    assert.equal(createPrivateKey({ key, passphrase }).asymmetricKeyDetails?.modulusLength, 2048);
    assert.throws(() => createPrivateKey({ key, passphrase: 'another' }));
  });

  itWithOpenssl('makes a request for that key that openssl verifies, with the subject of the entry', () => {
    const request = readFileSync(join(folder, 'request.csr'));
    const { stdout, stderr } = openssl(['req', '-verify', '-noout', '-subject', '-pubkey'], request);
    assert.match(stdout + stderr, /verify OK/);
    assert.match(stdout, /OU ?= ?499700367909006.*CN ?= ?RIS Rouen/);
    const key = readFileSync(join(folder, 'private-key.pem'));
    assert.ok(
      stdout.includes(openssl(['pkey', '-passin', `pass:${passphrase}`, '-pubout'], key).stdout.trim()),
    );
  });
});
