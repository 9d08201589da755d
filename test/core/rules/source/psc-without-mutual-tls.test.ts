import { pscWithoutMutualTls } from '../../../../src/core/rules/source/pscWithoutMutualTls';
import { itReports } from '../../../support/source';

const bas = 'https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet';

describe('psc-without-mutual-tls', () => {
  itReports(pscWithoutMutualTls, 'reports', [
    ['application.yml', `psc:\n  issuer-uri: ${bas}\n  ⟦client-secret⟧: \${PSC_SECRET}\n`],
    ['.env', `PSC_URL=${bas}\nOIDC_⟦CLIENT_SECRET⟧=x\n`],
    ['psc.ts', `new Client({ issuer: '${bas}', ⟦client_secret⟧: process.env.PSC_SECRET });`],
    [
      'config/services.php',
      `<?php return ['psc' => ['⟦client_secret⟧' => env('PSC'), 'url' => 'https://auth.esante.gouv.fr/auth/realms/esante-wallet']];`,
    ],
    ['apache.conf', `OIDCProviderMetadataURL ${bas}\n⟦OIDCClientSecret⟧ x\n`],
  ]);

  itReports(pscWithoutMutualTls, 'leaves alone', [
    ['application.yml', `psc:\n  issuer-uri: ${bas}\n  client-secret: x\n  ssl:\n    key-store: psc.p12\n`],
    [
      'psc.ts',
      `new Client({ issuer: '${bas}', token_endpoint_auth_method: 'tls_client_auth', client_secret: s });`,
    ],
    [
      'apache.conf',
      `OIDCProviderMetadataURL ${bas}\nOIDCClientSecret x\nOIDCClientTokenEndpointCert /etc/psc.crt\n`,
    ],
    ['application.yml', `keycloak:\n  issuer-uri: https://sso.example/realms/x\n  client-secret: x\n`],
    ['ror.yml', `url: https://bas-auth-api.qualif.ror.esante.gouv.fr/auth\nclient_secret: x\n`],
    ['README.md', `\`\`\`\n${bas} client_secret\n\`\`\``],
    ['smt.json', `{ "tokenUrl": "${bas}", "clientSecret": "" }`],
    ['psc.ts', `// client_secret\nconst issuer = '${bas}';`],
  ]);
});
