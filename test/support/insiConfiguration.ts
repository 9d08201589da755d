/** A configuration of one certificate. */
export const insiConfiguration = `version: 1
structures:
  - { id: beauvais, name: Cabinet de radiologie, kind: company, sector: SA09, identifier: { siret: "73282932000074" } }
instances:
  - { id: ris, structure: beauvais, environment: test }
certificates:
  - { id: insi, instance: ris, product: ORG AUTH_CLI, commonName: INSI-MANU, services: [INSi], callMode: manual }
`;
