import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfiguration } from '../../src/core/config/parse';
import { generateKeyAndRequest } from '../../src/core/generateKeyAndRequest';
import { planInstallation } from '../../src/core/installation/planInstallation';
import { openBundleAsking } from '../../src/core/installation/returnedFile';
import { startRenewal } from '../../src/core/renewal/startRenewal';
import type { Text } from '../../src/core/language';
import type { SecretsFolder } from '../../src/core/secretsFolder';
import { nodeSecretsFolder } from '../../src/platform/nodeSecretsFolder';
import { insiConfiguration } from './insiConfiguration';
import type { LeafRequest, Miniature } from './authority';

/** What a publisher asks for: three certificates of one instance. */
export const publisherConfiguration = `${insiConfiguration}  - { id: dmp, instance: ris, product: ORG SIGN, commonName: RIS Beauvais, services: [DMP] }
  - { id: dmp-auth, instance: ris, product: ORG AUTH_CLI, commonName: RIS Beauvais, services: [DMP] }
`;

function answer(wrong: Text | null, passwords: string[]): Promise<string> {
  const next = passwords.shift();
  return next === undefined ? Promise.reject(new Error(wrong?.en ?? 'asked')) : Promise.resolve(next);
}

/** The folder of a publisher, with an authority that signs what it asks for; the clock stands at `at`. */
export function publisher(
  root: string,
  authority: Miniature,
  at = '2026-11-21T12:00:00Z',
  text = publisherConfiguration,
) {
  const secrets = nodeSecretsFolder(root);
  const document = parseConfiguration('certificates.yaml', text);
  const shared = { secretsFolder: 'secrets', now: new Date(at), levels: new Map() };
  const order = { ...shared, document, bits: 2048, passphrase: () => Promise.resolve('phrase') } as const;
  return {
    secrets,
    document,
    order,
    generate: (id: string) => generateKeyAndRequest({ ...order, id }, secrets),
    renew: (id: string) => startRenewal({ ...order, id }, secrets),
    /** Answers with one of the passwords after the other where a PKCS#12 asks for its own. */
    plan: (bytes: Uint8Array | string, id?: string, port: SecretsFolder = secrets, ...passwords: string[]) =>
      planInstallation(
        {
          ...shared,
          documents: [document],
          authorities: authority.authorities,
          bytes: Buffer.from(bytes),
          id,
          open: () => openBundleAsking(Buffer.from(bytes), (wrong) => answer(wrong, passwords)),
          newPassphrase: () => Promise.resolve('phrase'),
        },
        port,
      ),
    /** What the platform issues for a request of this folder, from the day before the clock for three years. */
    signed: async (request: string, changes: Partial<LeafRequest> = {}) => {
      const notBefore = new Date(Date.parse(at) - 86_400_000);
      const notAfter = new Date(notBefore.getTime() + 1095 * 86_400_000);
      const { pem } = await authority.issue({
        profile: 'ORG AUTH_CLI',
        commonName: 'INSI-MANU',
        structure: '373282932000074',
        publicKey: readFileSync(join(root, request), 'utf8'),
        notBefore,
        notAfter,
        ...changes,
      });
      return pem;
    },
  };
}
