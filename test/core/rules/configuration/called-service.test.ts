import { golden } from '../../../support/rules';

describe('called-service', () => {
  it('accepts what has a certificate, and services that may do without', () => {
    golden(
      'called-service',
      `instances:
  - { id: ris, calls: [services-ps-tlsm.ameli.fr, api.ror.esante.gouv.fr, ris.example] }
certificates:
  - { id: one, instance: ris, services: [insi] }
`,
    );
  });

  it('underlines hosts of PSC, INSi and the DMP without a certificate of this instance', () => {
    golden(
      'called-service',
      `instances:
  - id: ris
    calls:
      - auth.bas.psc.esante.gouv.fr
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning called-service
      - lps.dev9.dmp.gouv.fr
#       ^^^^^^^^^^^^^^^^^^^^ warning called-service
certificates:
  - { id: one, instance: other, services: [DMP, PSC] }
`,
    );
  });
});
