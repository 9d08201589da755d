import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

const instance = (environment: string, list: string, host: string, severity = '') => `instances:
  - id: ris
    environment: ${environment}
    ${list}: [${host}]
${severity && `#${' '.repeat(list.length + 6)}${'^'.repeat(host.length)} ${severity} host-environment\n`}`;

describe('host-environment', () => {
  it('accepts hosts of the environment, and those of which nothing is known', () => {
    golden('host-environment', instance('production', 'calls', 'services-ps-tlsm.ameli.fr'));
    golden('host-environment', instance('test', 'calls', 'qualiflps-services-ps-tlsm.ameli.fr'));
    golden('host-environment', instance('production', 'hosts', 'ris.rouen.example'));
    golden('host-environment', 'instances:\n  - { id: ris, calls: [services-ps-tlsm.ameli.fr] }\n');
  });

  it('underlines hosts of the other environment', () => {
    golden('host-environment', instance('test', 'calls', 'services-ps-tlsm.ameli.fr', 'error'));
    golden(
      'host-environment',
      instance('production', 'calls', 'qualiflps-services-ps-tlsm.ameli.fr', 'error'),
    );
    golden('host-environment', instance('production', 'calls', 'auth.bas.psc.esante.gouv.fr', 'error'));
    golden('host-environment', instance('production', 'hosts', 'lps.dev9.dmp.gouv.fr', 'error'));
  });

  it('shows both sources for the ROR', () => {
    const text = instance('production', 'calls', 'bas-auth-api.qualif.ror.esante.gouv.fr', 'info');
    const [finding] = golden('host-environment', text);
    assert.match(finding?.message.en ?? '', /one certificate serves PLATINES.*other ANS pages/);
  });
});
