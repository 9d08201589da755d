import { golden } from '../../../support/rules';

describe('insi-call-mode', () => {
  it('accepts the name of the call mode, and any where none is said', () => {
    golden(
      'insi-call-mode',
      `certificates:
  - { id: a, services: [INSi], commonName: INSI-MANU, callMode: manual }
  - { id: b, services: [INSi], commonName: INSI-AUTO, callMode: automated }
  - { id: c, services: [INSi], commonName: INSI-AUTO }
  - { id: d, services: [DMP], commonName: INSI-AUTO, callMode: manual }
  - { id: e, services: [INSi], commonName: Insi-Auto, callMode: manual }
`,
    );
  });

  it('underlines the name of the other mode', () => {
    golden(
      'insi-call-mode',
      `certificates:
  - id: a
    services: [INSi]
    callMode: automated
    commonName: INSI-MANU
#               ^^^^^^^^^ warning insi-call-mode
`,
    );
  });
});
