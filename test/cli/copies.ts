import { makeKey } from '../core/inventory/keys';

/** The configuration of one certificate. */
export const configuration = `version: 1
structures:
  - { id: beauvais, name: Cabinet, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - { id: ris, structure: beauvais, environment: test }
certificates:
  - { id: insi, instance: ris, product: ORG AUTH_CLI, commonName: INSI-MANU, services: [INSi], callMode: manual }
`;
/** Its private key. */
export const key = makeKey();
/** A folder in which that key stands twice. */
export const copies = {
  'certificates.yaml': configuration,
  'secrets/insi/private-key.pem': key.pkcs8,
  'deploy/old.txt': `the old key:\n${key.traditional}`,
};
