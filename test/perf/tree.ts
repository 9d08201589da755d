import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createMiniature } from '../support/authority';

/** How large a tree to make. */
export interface TreeSize {
  readonly files: number;
  /** How many of them hold key material. */
  readonly keyFiles: number;
}

/**
 * Makes a tree that looks like a large repository: text of varied size in nested folders, and among it
 * certificates and keys in PEM and DER, under telling names and inside other texts; one private key in fifty is a copy
 * of another. The same at every run but for the keys, of which a few are made and then varied: each is another key to
 * whoever reads it, and fits nothing.
 */
export async function makeTree(root: string, { files, keyFiles }: TreeSize): Promise<void> {
  const models = await makeModels();
  mkdirSync(join(root, '.git'), { recursive: true });
  writeFileSync(join(root, '.gitignore'), ignored);
  const every = Math.max(1, Math.floor(files / keyFiles));
  for (let number = 0; number < files; number += 1) {
    const ordinal = number / every;
    const isKeyFile = Number.isInteger(ordinal) && ordinal < keyFiles;
    const { name, content } = isKeyFile ? keyFile(models, ordinal) : textFile(number);
    const path = join(root, folderOf(number), name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

interface Model {
  readonly label: string;
  readonly der: Uint8Array;
  /** Where bytes can be anything: in the signature of a certificate, in the modulus of a key. */
  readonly free: number;
}

/** How many bytes are varied. */
const varied = 32;
/** The modulus of an RSA key begins at byte 38 of its PKCS#8. */
const insideModulus = 60;

const ignored = 'node_modules/\ndist/\n*.log\n*.tmp\n.env.local\n/coverage/\n!keep.log\n';

async function makeModels(): Promise<readonly [Model, ...Model[]]> {
  const miniature = await createMiniature();
  const keys = Array.from({ length: 4 }, () => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  const certificates = await Promise.all(
    keys.map(({ publicKey }, number) =>
      miniature.issue({
        profile: 'ORG AUTH_CLI',
        commonName: `INSTANCE ${number}`,
        structure: '370000000000000',
        publicKey: publicKey.export({ type: 'spki', format: 'der' }),
        notBefore: new Date('2026-01-01T00:00:00Z'),
        notAfter: new Date('2029-01-01T00:00:00Z'),
      }),
    ),
  );
  const [first, ...others] = certificates.map(({ der }) => ({
    label: 'CERTIFICATE',
    der,
    free: der.length - varied,
  }));
  if (!first) throw new Error('No certificate was made.');
  return [
    first,
    ...others,
    ...keys.map(({ privateKey }) => ({
      label: 'PRIVATE KEY',
      der: privateKey.export({ type: 'pkcs8', format: 'der' }),
      free: insideModulus,
    })),
  ];
}

function keyFile(models: readonly [Model, ...Model[]], number: number) {
  const { label, der, free } = models[number % models.length] ?? models[0];
  const content = Uint8Array.from(der);
  const original = number % 50 === 49 ? number - 8 : number;
  content.set(createHash('sha256').update(String(original)).digest(), free);
  if (number % 5 === 0) return { name: `material-${number}.der`, content };
  const body = Buffer.from(content).toString('base64').replace(/.{64}/g, '$&\n');
  const pem = `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
  return number % 10 < 8
    ? { name: `material-${number}.pem`, content: pem }
    : { name: `settings-${number}.txt`, content: `${prose(number, 3000)}\n${pem}` };
}

const extensions = ['ts', 'java', 'md', 'json', 'xml', 'yaml', 'properties', 'html'];

function textFile(number: number) {
  const size = 200 + ((number * 7919) % 12_000);
  return {
    name: `file-${number}.${extensions[number % extensions.length] ?? 'txt'}`,
    content: prose(number, size),
  };
}

const sentence = 'The structure sends its reports with a certificate of IGC-Santé - one for each instance.\n';

function prose(number: number, size: number): string {
  return `${number}\n${sentence.repeat(Math.ceil(size / sentence.length))}`.slice(0, size);
}

/** Twenty-five files to a folder, as in many repositories. */
function folderOf(number: number): string {
  const folder = Math.floor(number / 25);
  return `module-${folder % 40}/part-${folder % 7}/group-${folder}`;
}
