import assert from 'node:assert/strict';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../platform/temporaryFolder';
import { cli, cliWithoutPrivileges, isOneLine } from './cli';
import { copies, key } from './copies';
import { assertValid, list, object, range, text } from './resultSchema';

/** The result as others may rely on it. */
const duplicatesResult = object({
  version: { const: 1 },
  groups: list(
    object({
      spki: { type: ['string', 'null'] },
      meaning: text,
      severity: { enum: ['error', 'warning', 'info'] },
      evidence: text,
      advice: text,
      places: {
        ...list(object({ file: text, range, kind: { const: 'private-key' }, meaning: text })),
        minItems: 2,
      },
    }),
  ),
});

describe('sante-certs duplicates', () => {
  it('groups the places of one key, as fixed', () => {
    using folder = temporaryFolder(copies);
    const run = cli(folder.path, 'duplicates', '--format', 'json');
    assertValid(duplicatesResult, run.json());
    const { groups } = run.json() as { groups: { meaning: string; places: { file: string }[] }[] };
    assert.deepEqual(
      groups.map(({ meaning, places }) => [meaning, ...places.map(({ file }) => file)]),
      [['backup', 'deploy/old.txt', 'secrets/insi/private-key.pem']],
    );
    const { stdout } = cli(folder.path, 'duplicates');
    assert.match(stdout, /^warning key-in-backup The same private key in 2 places \(/);
    assert.match(
      cli(folder.path, 'duplicates', '--lang', 'fr').stdout,
      /^avertissement key-in-backup La même clé privée à 2 endroits \(/,
    );
    assert.match(
      stdout,
      /^ {2}secrets\/insi\/private-key\.pem:1:1 .*certificate insi \(INSi, instance ris\)$/m,
    );
    assert.match(stdout, /^ {2}By its name, `old\.txt` is a backup or an archive\. Move /m);
  });

  it('does not vouch for what it could not read', () => {
    using folder = temporaryFolder({ ...copies, 'closed/x': '', 'open/a.pem': key.pkcs8 });
    chmodSync(join(folder.path, 'closed'), 0);
    const found = cliWithoutPrivileges(folder.path, 'duplicates');
    assert.match(found.stdout, /in 3 places[^]*\n1 path was not read\.\n$/);
    rmSync(join(folder.path, 'deploy'), { recursive: true });
    rmSync(join(folder.path, 'open'), { recursive: true });
    const none = cliWithoutPrivileges(folder.path, 'duplicates', '--lang', 'fr');
    assert.match(none.stdout, /parmi ce qui a pu être lu ; 1 chemin n’a pas été lu\.\n$/);
    assert.match(none.stderr, /^sante-certs: closed : Lecture refusée/);
    chmodSync(join(folder.path, 'closed'), 0o700);
  });

  it('exits by the threshold and what the copies mean', () => {
    using folder = temporaryFolder(copies);
    assert.equal(cli(folder.path, 'duplicates').status, 0);
    assert.equal(cli(folder.path, 'duplicates', '--fail-on', 'warning').status, 1);
    const entry = (id: string, instance: string) => `{ id: ${id}, instance: ${instance}, services: [DMP] }`;
    const keys = { 'secrets/a/private-key.pem': key.pkcs8, 'secrets/b/private-key.pem': key.pkcs8 };
    const statusOf = (configuration: string, ...options: string[]) => {
      using shared = temporaryFolder({ ...keys, 'certificates.yaml': configuration });
      return cli(shared.path, 'duplicates', ...options).status;
    };
    const allowed = `version: 1\ncertificates: [${entry('a', 'x')}, ${entry('b', 'x')}]\n`;
    assert.equal(statusOf(allowed, '--fail-on', 'warning'), 0);
    assert.equal(statusOf(allowed, '--fail-on', 'info'), 1);
    assert.equal(statusOf(`version: 1\ncertificates: [${entry('a', 'x')}, ${entry('b', 'y')}]\n`), 1);
    using none = temporaryFolder({ 'a.pem': key.pkcs8, 'a.pub': key.publicKey });
    const run = cli(none.path, 'duplicates', '--fail-on', 'info', '--format', 'json');
    assert.equal(run.status, 0);
    assert.deepEqual(run.json(), { version: 1, groups: [] });
    assert.ok(isOneLine(cli(none.path, 'duplicates', 'nowhere').stderr));
  });
});
