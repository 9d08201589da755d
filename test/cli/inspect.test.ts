import assert from 'node:assert/strict';
import { randomBytes, X509Certificate } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createMiniature, type Miniature } from '../support/authority';
import { makeKey } from '../core/inventory/keys';
import { temporaryFolder } from '../platform/temporaryFolder';
import { cli, isOneLine, program } from './cli';

interface Item {
  kind: string;
  range?: object;
  serial?: string;
  sha256?: string;
  notAfter?: string;
  san?: string[];
  subject?: { CN?: string };
  igc?: object | null;
  error?: { message: string; offset: number };
}
interface Result {
  version: number;
  files: { file: string; items: Item[] }[];
}

describe('sante-certs inspect', () => {
  const key = makeKey('rsa');
  let miniature: Miniature;
  let certificate: string;

  before(async () => {
    miniature = await createMiniature();
    const { pem } = await miniature.issue({
      profile: 'SERV SSL',
      commonName: 'ris.example',
      structure: '373282932000074',
      publicKey: key.request,
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2029-01-01T00:00:00Z'),
      dnsNames: ['ris.example', 'www.ris.example'],
    });
    certificate = pem;
  });

  const folderOf = (files: Record<string, string | Uint8Array>) =>
    temporaryFolder({
      'authorities.json': JSON.stringify({ authorities: miniature.authorities }),
      'server.pem': certificate,
      ...files,
    });

  it('says of a certificate what node:crypto says, and what IGC-Santé says', () => {
    using folder = folderOf({});
    const given = ['inspect', 'server.pem', '--authorities', 'authorities.json', '--format', 'json'];
    const run = cli(folder.path, ...given);
    assert.deepEqual([run.status, run.stderr], [0, '']);
    const [file] = (run.json() as Result).files;
    const [item] = file?.items ?? [];
    const node = new X509Certificate(certificate);
    assert.equal(file?.file, 'server.pem');
    assert.equal(item?.serial, node.serialNumber.toLowerCase());
    assert.equal(item.sha256, node.fingerprint256.replaceAll(':', '').toLowerCase());
    assert.equal(item.notAfter, new Date(node.validTo).toISOString());
    assert.equal(item.san?.join(', '), node.subjectAltName);
    assert.deepEqual(item.igc, {
      profile: 'SERV SSL',
      environment: 'test',
      structure: { type: 'SIRET', value: '73282932000074' },
      chain: 'verified',
      anchor: 'added',
    });
    const told = cli(folder.path, ...given.slice(0, -2)).stdout;
    assert.match(told, /verified by an authority that you added, not one that ANS publishes$/m);
  });

  it('prints for people, with the days left at the date that is asked', () => {
    using folder = folderOf({});
    const { stdout } = cli(folder.path, 'inspect', 'server.pem', '--at', '2028-12-22');
    assert.match(stdout, /^server\.pem:1:1 IGC-Santé certificate, SERV SSL\n/);
    assert.match(stdout, /^ {2}Common name \(CN\) +ris\.example$/m);
    assert.match(stdout, /10 days left$/m);
  });

  it('reads several files of several things, DER and pipes', () => {
    using folder = folderOf({
      'all.txt': `x\n${key.request}y\n${key.encrypted}${key.publicKey}`,
      'k.der': key.der,
    });
    const run = cli(
      folder.path,
      'inspect',
      'all.txt',
      'k.der',
      join(folder.path, 'server.pem'),
      '--format',
      'json',
    );
    assert.equal(run.status, 0);
    assert.deepEqual(
      (run.json() as Result).files.map(({ items }) => items.map(({ kind }) => kind)),
      [['csr', 'private-key', 'public-key'], ['private-key'], ['certificate']],
    );
  });

  it('tells of every malformed thing in one line and goes on', () => {
    const garbage = Uint8Array.from([0x30, 0x82, ...randomBytes(2000)]);
    using folder = folderOf({ 'cut.pem': certificate.slice(0, 500), garbage, empty: '', 'sub/x': '' });
    for (const file of ['cut.pem', 'garbage', 'empty', 'none', 'sub']) {
      const run = cli(folder.path, 'inspect', file, 'server.pem', '--format', 'json');
      assert.equal(run.status, 2, file);
      assert.ok(isOneLine(run.stderr), run.stderr);
      assert.ok(run.stderr.includes(file));
      const [bad, good] = (run.json() as Result).files;
      assert.ok(bad?.items.every(({ kind, error }) => kind === 'unknown' && error && error.offset >= 0));
      assert.equal(good?.items[0]?.kind, 'certificate');
    }
    const text = cli(folder.path, 'inspect', 'cut.pem', '--lang', 'fr');
    assert.equal(text.status, 2);
    assert.match(text.stderr, /^sante-certs: cut\.pem : À l’octet \d+ : (?!\p{Lu}\p{Ll})/u);
    assert.equal(cli(folder.path, 'inspect', 'empty').stderr, 'sante-certs: empty: This file is empty.\n');
  });

  it('tells a failure once on a terminal', function () {
    if (spawnSync('script', ['--version']).status !== 0) this.skip();
    using folder = folderOf({ 'cut.pem': certificate.slice(0, 500) });
    const shown = (file: string) =>
      spawnSync(
        'script',
        ['-qec', `"${process.execPath}" "${program}" inspect ${file} --lang en`, '/dev/null'],
        {
          cwd: folder.path,
          encoding: 'utf8',
        },
      ).stdout;
    assert.doesNotMatch(shown('cut.pem'), /sante-certs:/);
    assert.match(shown('cut.pem'), /Cannot be read/);
    assert.match(shown('none'), /sante-certs: none: There is no such file/);
  });

  it('names the formats of encrypted keys in French', () => {
    using folder = folderOf({ 'a.pem': key.encrypted });
    const given = ['inspect', 'a.pem', '--lang', 'fr'];
    assert.match(cli(folder.path, ...given).stdout, /PKCS#8 chiffré$/m);
    assert.match(cli(folder.path, ...given, '--format', 'json').stdout, /"encrypted PKCS#8"/);
  });
});
