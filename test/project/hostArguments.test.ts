import assert from 'node:assert/strict';
import { readHostArguments } from '../../scripts/host/arguments';

describe('The arguments of the VS Code that npm provides', () => {
  it('are those that runTests() passes', () => {
    const read = readHostArguments([
      '/workspace',
      '--user-data-dir=/profile',
      '--extensions-dir=/extensions',
      '--locale=fr',
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-workspace-trust',
      '--extensionTestsPath=/out/index.js',
      '--extensionDevelopmentPath=/a',
      '--extensionDevelopmentPath=/b',
    ]);
    assert.deepEqual(read, {
      folder: '/workspace',
      developmentPaths: ['/a', '/b'],
      testsPath: '/out/index.js',
      userDataFolder: '/profile',
      extensionsFolder: '/extensions',
      install: [],
      locale: 'fr',
      workspaceTrust: false,
    });
  });

  it('can install a package', () => {
    const { install, workspaceTrust } = readHostArguments(['--install-extension', '/a.vsix', '--force']);
    assert.deepEqual(install, ['/a.vsix']);
    assert.equal(workspaceTrust, true);
  });
});
