import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'mocha';
import { opensslCommand } from '../../../src/core/keys/opensslCommand';
import { createKeyAndRequest } from '../../../src/core/pki/createKeyAndRequest';
import { temporaryFolder } from '../../platform/temporaryFolder';
import { itWithOpenssl, openssl } from '../../support/openssl';

const subject = {
  C: 'FR',
  O: 'Cabinet d’Évreux / "Radio" + $HOME l\'an',
  OU: '499700367909006',
  CN: 'ris.example',
};
const dnsNames = ['ris.example', 'www.ris.example'];

describe('opensslCommand', () => {
  for (const bits of [2048, 'P-256', 'P-384'] as const)
    itWithOpenssl(`makes the request that we make with ${bits}`, async () => {
      using folder = temporaryFolder();
      const made = { bits, subject, dnsNames, privateKey: "it's.key", request: 'a b.csr' } as const;
      const command = opensslCommand(made)
        .replace('-topk8', '-topk8 -passout pass:right')
        .replace('-key', '-passin pass:right -key');
      const { status, stderr } = spawnSync('sh', ['-ec', command], { cwd: folder.path, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const key = createPrivateKey({
        key: readFileSync(join(folder.path, made.privateKey)),
        passphrase: 'right',
      });
      const shown = (csr: string | Uint8Array) =>
        openssl(['req', '-noout', '-subject', '-nameopt', 'RFC2253', '-text'], csr).stdout;
      const theirs = readFileSync(join(folder.path, made.request));
      assert.ok(
        openssl(['req', '-noout', '-pubkey'], theirs).stdout.includes(
          createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string,
        ),
      );
      const ours = (await createKeyAndRequest({ ...made, passphrase: null })).requestPem;
      const signature = /Signature Algorithm: (\S+)/;
      assert.equal(signature.exec(shown(theirs))?.[1], signature.exec(shown(ours))?.[1]);
      const [, named] = /(subject=[^]*?\n)/i.exec(shown(ours)) ?? [];
      assert.ok(named);
      assert.ok(shown(theirs).includes(named), shown(theirs));
      assert.match(shown(theirs), /DNS:ris\.example, DNS:www\.ris\.example/);
    });
});
