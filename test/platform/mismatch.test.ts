import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/core/installation/install';
import { severalEntries } from '../../src/core/installation/refusals';
import { createMiniature, type Miniature } from '../support/authority';
import { selfSigned } from '../support/material';
import { openssl } from '../support/openssl';
import { publisher } from '../support/publisher';
import { temporaryFolder } from './temporaryFolder';

const request = 'secrets/insi/request.csr';

describe('A file that is not the certificate awaited', () => {
  let authority: Miniature;
  before(async () => {
    authority = await createMiniature();
  });

  /** The folder of a publisher who waits for the certificate of `insi`, and why a file is refused there. */
  async function waiting() {
    const folder = temporaryFolder();
    const own = publisher(folder.path, authority);
    await own.generate('insi');
    const refusal = async (bytes: string | Uint8Array, id?: string) => {
      const outcome = await own.plan(bytes, id);
      assert.ok('reason' in outcome);
      assert.equal(existsSync(join(folder.path, 'secrets/insi/certificate.pem')), false);
      return outcome.message;
    };
    return { ...folder, own, refusal };
  }

  it('is told what it is and what to do', async () => {
    using folder = await waiting();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const choose = 'Choose the file that came back from the platform.';
    for (const [bytes, told] of [
      [
        readFileSync(join(folder.path, request)),
        /a certificate request \(CSR\), and no certificate\. Upload it/,
      ],
      [
        privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
        `a private key, and no certificate. ${choose}`,
      ],
      ['', `This file is empty. ${choose}`],
      ['Bonjour', choose],
      [authority.root.pem + authority.intermediate.pem, /holds authorities only/],
    ] as const) {
      const { en } = await folder.refusal(bytes);
      assert.ok(typeof told === 'string' ? en.endsWith(told) : told.test(en), en);
    }
  });

  it('is told to be self-signed, with every field that differs', async () => {
    using folder = await waiting();
    const subject = '/C=FR/OU=373282932000074/CN=INSI-MANU';
    const key = join(folder.path, 'secrets/insi/private-key.pem');
    const made = openssl(
      ['req', '-new', '-x509', '-key', key, '-passin', 'pass:phrase', '-subj', subject],
      '',
    );
    const own = await folder.refusal(made.stdout);
    assert.match(
      own.en,
      /^The certificate `INSI-MANU` has the key of `insi`, but is not what that entry asks for\./,
    );
    assert.match(
      own.en,
      /It is self-signed: .* Product: nothing instead of `ORG AUTH_CLI`\. Environment: nothing/,
    );
    assert.doesNotMatch(own.en, /Structure/);
    const other = await folder.refusal(await selfSigned('C=FR, CN=RIS Beauvais'));
    assert.match(
      other.fr,
      /qu’aucune entrée n’a\. Il est auto-signé : .* L’entrée la plus proche est `dmp`\./,
    );
  });

  it('is told to be out of its time', async () => {
    using folder = await waiting();
    const at = async (from: string, until: string) =>
      folder.refusal(
        await folder.own.signed(request, { notBefore: new Date(from), notAfter: new Date(until) }),
      );
    const past = await at('2022-01-01', '2025-01-01');
    assert.match(
      past.en,
      /^The certificate `INSI-MANU` fits `insi`, but cannot be used\. .* expired on `2025-01-01`/,
    );
    assert.match((await at('2027-01-01', '2029-01-01')).en, /is not valid before `2027-01-01`/);
  });

  it('is told to fit another entry by its fields', async () => {
    using folder = await waiting();
    const { en } = await folder.refusal(
      await folder.own.signed(request, { profile: 'ORG SIGN', commonName: 'RIS Beauvais' }),
    );
    assert.match(en, /By its fields it would fit `dmp`, whose key is another\.$/);
  });

  it('is told to have an archived key', async () => {
    using folder = temporaryFolder();
    const first = publisher(folder.path, authority, '2024-01-11T12:00:00Z');
    await first.generate('insi');
    const [returned, late] = [await first.signed(request), publisher(folder.path, authority)];
    const again = await late.signed(request);
    const plan = await first.plan(returned);
    assert.ok(!('reason' in plan));
    assert.equal(await install(plan, first.secrets), null);
    await late.renew('insi');
    const renewal = await late.plan(await late.signed('secrets/insi/renewal/request.csr'));
    assert.ok(!('reason' in renewal));
    assert.equal(await install(renewal, late.secrets), null);
    for (const pem of [returned, again]) {
      const refused = await late.plan(pem);
      assert.ok('reason' in refused);
      const archive = 'secrets/insi/archive/2024-01-10_2027-01-09';
      assert.ok(
        refused.message.en.includes(`an archived one of \`insi\`, in ${archive}:`),
        refused.message.en,
      );
    }
  });

  it('names a few entries at most, and gives all to choose from', () => {
    const all = Array.from({ length: 1000 }, (_, index) => `entry-${index}`);
    const { ids, message } = severalEntries(all);
    const { en } = message;
    assert.deepEqual(ids, all);
    assert.match(en, /`entry-5`…\. Say which/);
    assert.doesNotMatch(en, /entry-6/);
  });
});
