import assert from 'node:assert/strict';
import { folderOf, isFolderName, isInsideGit, nameOf, pathIn } from '../../../src/core/inventory/path';

describe('pathIn', () => {
  it('resolves what a file of a folder writes', () => {
    assert.equal(pathIn('a/b', 'c.pem'), 'a/b/c.pem');
    assert.equal(pathIn('a/b', '../c/./d.pem'), 'a/c/d.pem');
    assert.equal(pathIn('', 'keys\\d.pem'), 'keys/d.pem');
  });

  it('never leaves the workspace', () => {
    for (const written of ['../x', 'a/../../x', '/etc/passwd', 'C:\\x', '..\\x', 'a\0b']) {
      assert.equal(pathIn('', written), null, written);
    }
    assert.equal(pathIn('a', '../../x'), null);
  });
});

describe('isInsideGit', () => {
  it('knows the folder of git by every name that a system has for it', () => {
    for (const path of [
      '.git',
      '.git/config',
      'a/.GIT/x',
      'git~1/x',
      '.git. /x',
      '.git::$INDEX_ALLOCATION/x',
    ])
      assert.ok(isInsideGit(path), path);
    for (const path of ['.gitignore', 'a.git/x', '.github/x', 'git/x']) assert.ok(!isInsideGit(path), path);
  });
});

describe('isFolderName', () => {
  it('takes ids and refuses what is a path, hidden, or no name on some system', () => {
    for (const name of ['rouen-insi-manu', 'a.b_c', 'Étiquette 2', '42']) assert.ok(isFolderName(name), name);
    for (const name of [
      '',
      '.',
      '..',
      '../x',
      'a/b',
      'a\\b',
      '.git',
      'a.',
      'a ',
      'CON',
      'nul.txt',
      'a:b',
      'a\nb',
      'x'.repeat(101),
    ]) {
      assert.ok(!isFolderName(name), name);
    }
  });
});

describe('folderOf and nameOf', () => {
  it('take a path apart', () => {
    assert.deepEqual([folderOf('a/b/c'), nameOf('a/b/c')], ['a/b', 'c']);
    assert.deepEqual([folderOf('c'), nameOf('c')], ['', 'c']);
  });
});
