import { issued } from '../../../support/issued';
import { golden } from '../../../support/rules';

const pair = (mark = '') => `certificates:
  - { id: auth, instance: ris, services: [DMP] }
  - id: sign
    instance: ris
    services: [PSC, DMP]
${mark}  - { id: other, instance: elsewhere, services: [DMP] }
  - { id: psc, instance: ris, services: [PSC] }
`;
const of = (value: string) => issued({ igc: { structure: { type: 'FINESS', value } } });

describe('certificate-dmp-structure', () => {
  it('accepts one structure, and another in another instance or for another service', () => {
    const material = { auth: of('1'), sign: of('1'), other: of('2'), psc: of('2') };
    golden('certificate-dmp-structure', pair(), { material });
    golden('certificate-dmp-structure', pair(), { material: { auth: of('1') } });
  });

  it('underlines the DMP of the second structure', () => {
    golden('certificate-dmp-structure', pair('#                   ^^^ warning certificate-dmp-structure\n'), {
      material: { auth: of('1'), sign: of('2') },
    });
  });
});
