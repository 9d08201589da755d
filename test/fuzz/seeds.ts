import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { craftPkcs12 } from '../support/craft';
import { leaf, miniature, platformBundle, request } from '../support/material';
import { openssl, opensslAvailable, withFile } from '../support/openssl';
import type { TargetName } from './targets';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const derOf = (pem: string) => new Uint8Array(Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64'));

/** Real files to start from, made now: what fuzzing changes is near something that is read. */
export async function seedsOf(target: TargetName): Promise<readonly Uint8Array[]> {
  switch (target) {
    case 'der':
      return [...(await publicDer()), ...privateDer()];
    case 'pem':
      return await texts();
    case 'pkcs12':
      return await bundles();
    case 'yaml':
      return configurations();
  }
}

async function publicDer(): Promise<Uint8Array[]> {
  const { root, intermediate } = await miniature();
  const server = await leaf({ profile: 'SERV SSL', dnsNames: ['a.example', '*.b.example'] });
  const signing = await leaf({ profile: 'ORG SIGN', signsUntil: new Date('2027-06-01') });
  const made = [root.der, intermediate.der, server.der, signing.der, derOf(await request())];
  made.push(derOf(await request({ dnsNames: ['a.example'] })), derOf(await request({ curve: 'P-256' })));
  if (!opensslAvailable) return made;
  const chain = server.pem + intermediate.pem;
  const signedData = withFile(chain, (path) =>
    openssl(['crl2pkcs7', '-nocrl', '-certfile', path, '-outform', 'DER'], ''),
  );
  return [...made, signedData.bytes];
}

function privateDer(): Uint8Array[] {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ed = generateKeyPairSync('ed25519');
  return [
    rsa.export({ type: 'pkcs1', format: 'der' }),
    rsa.export({ type: 'pkcs8', format: 'der' }),
    rsa.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' }),
    ec.privateKey.export({ type: 'sec1', format: 'der' }),
    ec.publicKey.export({ type: 'spki', format: 'der' }),
    ed.privateKey.export({ type: 'pkcs8', format: 'der' }),
    ed.publicKey.export({ type: 'spki', format: 'der' }),
  ];
}

async function texts(): Promise<Uint8Array[]> {
  const { intermediate } = await miniature();
  const { pem } = await leaf({ profile: 'SERV SSL', dnsNames: ['a.example'] });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const pkcs8 = rsa.export({ type: 'pkcs8', format: 'pem' }) as string;
  const legacy = rsa.export({
    type: 'pkcs1',
    format: 'pem',
    cipher: 'aes-128-cbc',
    passphrase: 'x',
  }) as string;
  const escaped = JSON.stringify(pkcs8).slice(1, -1);
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [
    pem,
    pem + intermediate.pem,
    `${pkcs8}${pem}`.replaceAll('\n', '\r\n'),
    legacy,
    await request({ curve: 'P-256' }),
    openSshKey(),
    `data:\n  tls.crt: |\n${pem.replace(/^/gm, '    ')}`,
    `{"key": "${escaped}", "certificate": ${JSON.stringify(pem)}}`,
    `TLS_KEY="${escaped}"\nTLS_CERT='${pem}'\n`,
    `<key>${pkcs8.replaceAll('\n', '&#10;')}</key><cert>${pem}</cert>`,
    `kind: Secret\ndata:\n  tls.crt: ${base64(pem)}\n  tls.key: ${base64(pkcs8)}\n`,
    `bundle: ${Buffer.from(await platformBundle()).toString('base64')}\n`,
    `const key = "${escaped}" +\n  '${escaped.replaceAll('\\n', '\\\\n')}';`,
  ].map(bytesOf);
}

/** An OpenSSH private key that no tool would use: its public half is in clear, the other is noise (PROTOCOL.key). */
function openSshKey(): string {
  const string = (value: Uint8Array | string) => {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const publicKey = Buffer.concat([string('ssh-ed25519'), string(new Uint8Array(32).fill(7))]);
  const key = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...[string('none'), string('none'), string('')],
    Buffer.from([0, 0, 0, 1]),
    string(publicKey),
    string(new Uint8Array(64)),
  ]).toString('base64');
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${key}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

async function bundles(): Promise<Uint8Array[]> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const certificate = await leaf({ publicKey: publicKey.export({ type: 'spki', format: 'der' }) });
  const made = [
    await platformBundle(),
    craftPkcs12([{ type: 'certificate', contents: certificate.der, localKeyId: 1 }]),
    craftPkcs12([]),
  ];
  if (!opensslAvailable) return made;
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const exported = (...options: string[]) =>
    openssl(['pkcs12', '-export', '-passout', 'pass:x', ...options], key + certificate.pem).bytes;
  return [
    ...made,
    exported(),
    exported('-certpbe', 'NONE'),
    exported('-certpbe', 'NONE', '-keypbe', 'NONE', '-nomac'),
    exported('-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'),
  ];
}

function configurations(): Uint8Array[] {
  const caret = [Uint8Array.of(0, 40), Uint8Array.of(1, 7)];
  return globSync(['test/core/fixes/*.yaml', 'samples/workspace/*.yaml'])
    .flatMap((file) => readFileSync(file, 'utf8').split(/^#[!=].*\n/m))
    .filter((text) => text.trim() !== '')
    .map((text, index) => Buffer.concat([bytesOf(text), caret[index % 2] ?? new Uint8Array(2)]));
}
