import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../platform/temporaryFolder';
import { createMiniature, type Miniature } from '../support/authority';

/** The instant at which these tests happen. */
export const now = new Date('2026-11-21T12:00:00Z');

/** A private key made for one test, in PEM and as numbers to look for. */
export interface TestKey {
  readonly pem: string;
  readonly spki: Uint8Array;
  readonly privateKey: KeyObject;
}

/** Makes an RSA key; PKCS#1 has other bytes than PKCS#8 for the same key. */
export function makeKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKey,
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    spki: publicKey.export({ type: 'spki', format: 'der' }),
  };
}

/** The key in another encoding. */
export function asPkcs1({ privateKey }: TestKey): string {
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}

let miniature: Promise<Miniature> | undefined;

/** The miniature hierarchy, made once for all tests. */
export function authorities(): Promise<Miniature> {
  miniature ??= createMiniature();
  return miniature;
}

/** A certificate for `key`, valid from a year ago to `days` from `now`. */
export async function certificateOf(key: TestKey, commonName: string, days: number): Promise<string> {
  const { pem } = await (
    await authorities()
  ).issue({
    profile: 'ORG AUTH_CLI',
    commonName,
    structure: '499700367909006',
    publicKey: key.spki,
    notBefore: new Date(now.getTime() - 365 * 86_400_000),
    notAfter: new Date(now.getTime() + days * 86_400_000),
  });
  return pem;
}

/** A configuration of one instance with the certificates whose `id`, `commonName` and services are given. */
export function configurationOf(
  ...entries: readonly { id: string; commonName: string; services: string }[]
): string {
  const certificates = entries.map(
    ({ id, commonName, services }) => `  - id: ${id}
    instance: ris-rouen
    product: ORG AUTH_CLI
    commonName: ${commonName}
    services: [${services}]
`,
  );
  return `version: 1
structures:
  - id: rouen
    name: Cabinet de radiologie du Rouennais
    kind: group-practice
    sector: SA08
    identifier: { rppsRang: ["99700367909006"] }
instances:
  - { id: ris-rouen, structure: rouen, environment: test }
certificates:
${certificates.join('')}`;
}

/** A temporary folder as a client opens it, with the miniature's authorities beside it for the settings. */
export async function publisherFolder(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder(files);
  const settingsFolder = temporaryFolder({
    'authorities.json': JSON.stringify({ authorities: (await authorities()).authorities }),
  });
  return {
    ...folder,
    settings: { additionalAuthorities: [join(settingsFolder.path, 'authorities.json')] },
    uri: (path: string) => pathToFileURL(join(folder.path, path)).href,
    [Symbol.dispose]() {
      folder[Symbol.dispose]();
      settingsFolder[Symbol.dispose]();
    },
  };
}
