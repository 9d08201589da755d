import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { itWithOpenssl, openssl } from '../../../support/openssl';
import { findingsAbout, leaf, told } from '../../../support/material';

const rule = 'bundle-encryption';

describe(rule, () => {
  const bundle = async (...options: string[]) => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { pem } = await leaf({ publicKey: publicKey.export({ type: 'spki', format: 'der' }) });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return openssl(['pkcs12', '-export', '-passout', 'pass:secret', ...options], key + pem).bytes;
  };
  const aes = ['-certpbe', 'NONE', '-keypbe', 'AES-256-CBC', '-macalg', 'sha256'];
  const platform = ['-certpbe', 'NONE', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
  const legacy = ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];

  itWithOpenssl('accepts AES with SHA-256, and says nothing of others’ bundles that still open', async () => {
    const foreign = ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
    const files = { 'a.p12': await bundle(...aes), 'b.p12': await bundle(...foreign) };
    assert.deepEqual(await told(rule, files), []);
  });

  itWithOpenssl('notes what the platform uses, and what OpenSSL 3 no longer opens', async () => {
    const files = { 'a.p12': await bundle(...platform), 'b.p12': await bundle(...legacy) };
    const findings = await findingsAbout(rule, files);
    assert.deepEqual(await told(rule, files), ['a.p12 info', 'b.p12 info']);
    assert.match(findings[0]?.message.en ?? '', /`3DES, MAC SHA-1`, as the platform delivers/);
    assert.match(findings[1]?.message.en ?? '', /`RC2-40`, which OpenSSL 3/);
    const opened = openssl(['pkcs12', '-passin', 'pass:secret', '-nodes'], files['b.p12']);
    assert.match(opened.stderr, /unsupported|RC2-40-CBC/);
  });
});
