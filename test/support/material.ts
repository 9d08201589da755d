import 'reflect-metadata';
import assert from 'node:assert/strict';
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { checkInventory } from '../../src/core/check';
import type { Finding } from '../../src/core/finding';
import { cachedInspect } from '../../src/core/inventory/cachedInspect';
import { Inventory } from '../../src/core/inventory/inventory';
import { createMiniature } from './authority';
import type { Issued, LeafRequest, Miniature } from './authority';
import { craftPkcs12 } from './craft';
import { allOn, assertBothLanguages, today } from './rules';

type Environment = 'test' | 'production';
type Tree = Environment | 'standard';
const trees = new Map<Tree, Promise<Miniature>>();

/** A miniature of a tree of IGC-Santé, the same for all tests. */
export function miniature(tree: Tree = 'production'): Promise<Miniature> {
  const made = trees.get(tree);
  if (made) return made;
  const making = tree === 'standard' ? createMiniature('production', 'STANDARD') : createMiniature(tree);
  trees.set(tree, making);
  return making;
}

/** DER SubjectPublicKeyInfo of a new RSA key. */
export function newKey(): Uint8Array {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return publicKey.export({ type: 'spki', format: 'der' });
}

const sharedKey = newKey();

export interface LeafOptions extends Partial<Omit<LeafRequest, 'notBefore' | 'notAfter'>> {
  readonly tree?: Tree;
  readonly notBefore?: string;
  readonly notAfter?: string;
}

/** A certificate that no rule has anything to say of, but for what is asked. */
export async function leaf(options: LeafOptions = {}): Promise<Issued> {
  const { tree, notBefore = '2026-01-01', notAfter = '2029-01-01', ...request } = options;
  return await (
    await miniature(tree)
  ).issue({
    profile: 'ORG AUTH_CLI',
    commonName: 'RIS Rouen',
    structure: '499700367909006',
    publicKey: sharedKey,
    ...request,
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
  });
}

/** A PKCS#12 as the platform makes it: a leaf, its encrypted key, and the chain. */
export async function platformBundle(options: LeafOptions = {}): Promise<Uint8Array> {
  const { intermediate, root } = await miniature(options.tree);
  return craftPkcs12([
    { type: 'certificate', contents: (await leaf(options)).der, localKeyId: 1 },
    { type: 'certificate', contents: intermediate.der },
    { type: 'certificate', contents: root.der },
    { type: 'encrypted-private-key', contents: Uint8Array.of(0x30, 0), localKeyId: 1 },
  ]);
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface FoundOptions {
  readonly now?: Date;
  /** False for the rules that are on without any setting. */
  readonly all?: boolean;
}

/** What one rule says of a folder of files, every rule being on. */
export async function findingsAbout(
  rule: string,
  files: Files,
  { now = today, all = true }: FoundOptions = {},
): Promise<Finding[]> {
  const known = await Promise.all([...trees.values()]);
  const inspect = cachedInspect(known.flatMap(({ authorities }) => authorities));
  const inventory = new Inventory();
  for (const [path, content] of Object.entries(files))
    inventory.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const levels = all ? allOn : new Map<string, never>();
  const findings = await checkInventory(inventory, { now, secretsFolder: 'secrets', inspect, levels });
  const found = findings.filter((finding) => finding.rule === rule);
  for (const { message } of found) assertBothLanguages(message);
  assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, found.length);
  return found;
}

/** The same in short: the file and the severity of each. */
export async function told(rule: string, files: Files, options?: FoundOptions): Promise<string[]> {
  const findings = await findingsAbout(rule, files, options);
  return findings.map(({ file, severity }) => `${file} ${severity}`).sort();
}

/** A configuration with one entry, `one`, for the structure of the leaves. */
export function entry({ product = 'ORG AUTH_CLI', commonName = 'RIS Rouen', services = 'PSC' } = {}): string {
  return `version: 1
structures: [{ id: s, name: Cabinet, kind: group-practice, sector: SA08, identifier: { rppsRang: ["99700367909006"] } }]
instances: [{ id: ris, structure: s, environment: production }]
certificates: [{ id: one, instance: ris, product: ${product}, commonName: ${commonName}, services: [${services}] }]
`;
}

export interface RequestOptions {
  /** Distinguished name, such as `C=FR, CN=a`. */
  readonly name?: string;
  readonly bits?: number;
  readonly curve?: string;
  readonly hash?: string;
  readonly dnsNames?: readonly string[];
}

/** A certification request in PEM. */
export async function request(options: RequestOptions = {}): Promise<string> {
  const { name = 'C=FR, CN=RIS Rouen', bits = 2048, curve, hash = 'SHA-256', dnsNames = [] } = options;
  const algorithm = curve
    ? { name: 'ECDSA', namedCurve: curve, hash }
    : { name: 'RSASSA-PKCS1-v1_5', modulusLength: bits, publicExponent: Uint8Array.of(1, 0, 1), hash };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const names = dnsNames.map((value) => ({ type: 'dns' as const, value }));
  const made = await x509.Pkcs10CertificateRequestGenerator.create({
    name,
    keys,
    signingAlgorithm: algorithm,
    extensions: names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : [],
  });
  return made.toString('pem');
}

/** A certificate that signs itself, of a distinguished name such as `C=FR, CN=a`. */
export async function selfSigned(name: string): Promise<string> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2029-01-01'),
    extensions: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature)],
  });
  return made.toString('pem');
}
