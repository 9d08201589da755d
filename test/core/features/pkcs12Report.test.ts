import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { before, describe } from 'mocha';
import { describe as describeItem } from '../../../src/core/features/description';
import { inspectFile } from '../../../src/core/inspect/inspect';
import { leaf } from '../../support/material';
import { itWithOpenssl, openssl } from '../../support/openssl';

describe('pkcs12Report', () => {
  let pem: string;

  before(async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const issued = await leaf({ publicKey: publicKey.export({ type: 'spki', format: 'der' }) });
    pem = (privateKey.export({ type: 'pkcs8', format: 'pem' }) as string) + issued.pem;
  });

  const cases: [string, RegExp[], RegExp[]][] = [
    [
      '-iter 600000',
      [/^Private key: AES-256-CBC, PBKDF2-HMAC-SHA-256, 600,000 iterations$/m, /MAC\): SHA-256, 600,000/],
      [/Clé privée: AES-256-CBC.*600 000 itérations$/m, /Java 8 avant la mise à jour 301/],
    ],
    ['-legacy', [/RC2-40, PKCS#12 SHA-1, 2,048/, /OpenSSL 3 needs -legacy/, /3DES/], [/demande -legacy/]],
    ['-certpbe NONE -keypbe PBE-SHA1-3DES -macalg sha1', [/any software/], [/s’essaie vite/]],
    ['-keypbe NONE -certpbe NONE -nomac', [/Private key: NOT encrypted/, /MAC\): none/], [/NON chiffrée/]],
    ['-nomac', [/-nomacver/, /Java 8 before update 301/], [/sans MAC/]],
  ];
  for (const [options, english, french] of cases)
    itWithOpenssl(`says in plain words what ${options} means`, async () => {
      const args = ['pkcs12', '-export', '-passout', 'pass:secret', ...options.split(' ')];
      const [item] = await inspectFile(openssl(args, pem).bytes, []);
      assert.ok(item);
      const { facts } = describeItem(item, new Date());
      const text = (language: 'en' | 'fr') =>
        facts
          .map(
            ({ label, value }) =>
              `${label[language]}: ${typeof value === 'string' ? value : value[language]}`,
          )
          .join('\n');
      for (const expected of english) assert.match(text('en'), expected);
      for (const expected of french) assert.match(text('fr'), expected);
    });
});
