import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { listFiles, PackageManager } from '@vscode/vsce';
import { globSync } from 'tinyglobby';
import { holdsPrivateKey } from '../../scripts/privateKey';
import { commands } from '../../src/cli/commands';

/** Source files that take more than 300 lines, and why. */
const longFiles: Readonly<Record<string, string>> = {};

const files = globSync('**', {
  dot: true,
  ignore: ['**/node_modules/**', '.git/**', 'dist/**', 'out/**', 'coverage/**', '**/secrets/**', '*.vsix'],
});

describe('The repository', () => {
  it('holds no private key', () => {
    assert.deepEqual(
      files.filter((file) => holdsPrivateKey(readFileSync(file))),
      [],
    );
  });

  it('has short source files', () => {
    const sources = files.filter((file) => /^(src|scripts|test)\/.*\.(ts|mjs)$/.test(file));
    const long = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 300);
    assert.deepEqual(long.sort(), Object.keys(longFiles).sort());
  });

  it('has the npm scripts that its documents name', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const file of ['README.md', 'docs/contributing.md']) {
      for (const [, run, bare] of readFileSync(file, 'utf8').matchAll(
        /\bnpm (?:run ([a-z]+(?:-[a-z]+)*)|(start|test))/g,
      )) {
        const name = run ?? bare ?? '';
        assert.ok(name in scripts, `${file} names npm run ${name}, which is not in package.json.`);
      }
    }
  });

  it('shows every command of the command line, with options that it takes', () => {
    const shown = [...readFileSync('README.md', 'utf8').matchAll(/^sante-certs ([a-z0-9]+)([^#\n]*)/gm)];
    const names = new Set(shown.map(([, name]) => name));
    assert.deepEqual([...names].sort(), commands.map(({ name }) => name).sort());
    for (const [, name, given = ''] of shown) {
      const taken: readonly string[] = commands.find((each) => each.name === name)?.options ?? [];
      for (const [, option = ''] of given.matchAll(/--([a-z-]+)/g))
        assert.ok(taken.includes(option), `README.md shows ${name ?? ''} with --${option}.`);
    }
  });

  it('links from its documents to files that exist', () => {
    for (const file of files.filter((each) => /^(README|docs\/.*|media\/.*)\.md$/.test(each))) {
      for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/\]\((?![a-z]+:)([^)#\s]+)/g)) {
        const { pathname } = new URL(target, `file:///${file}`);
        assert.ok(globSync(pathname.slice(1), { dot: true }).length > 0, `${file} links to ${target}.`);
      }
    }
  });
});

describe('The package', () => {
  let packaged: string[];
  before(async () => {
    packaged = await listFiles({ packageManager: PackageManager.None });
  });

  it('holds nothing but what the extension uses', () => {
    const allowed =
      /^(package(\.nls(\.fr)?)?\.json|README\.md|LICENSE|dist\/(extension|languageClient\.node|later|server|cli(\.\w+)?|readerThread)\.js|(language|schemas|snippets)\/[^/]+\.json|docs\/rules\/[^/]+\.md|media\/.+\.(png|svg|md))$/;
    assert.deepEqual(
      packaged.filter((file) => !allowed.test(file)),
      [],
    );
  });

  it('holds every page of rules', () => {
    const pages = globSync('docs/rules/*.md');
    assert.deepEqual(
      pages.filter((page) => !packaged.includes(page)),
      [],
    );
  });
});
