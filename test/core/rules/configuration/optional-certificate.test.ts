import { golden } from '../../../support/rules';

const shared = (owner: string, guest: string, mark = '') => `structures:
  - { id: owner, kind: ${owner} }
  - { id: guest, kind: ${guest} }
instances:
  - { id: ris, structure: owner, environment: production, sharedWith: [guest] }
  - { id: other, structure: guest, environment: production }
certificates:
  - { id: a, instance: ris, product: ORG SIGN, services: [DMP] }
  - { id: b, instance: other, product: ORG SIGN, services: [dmp, ROR] }
${mark}`;
const mark = '#         ^ info optional-certificate\n';

describe('optional-certificate', () => {
  it('knows who is exempted when one RIS is shared', () => {
    const exempt = [
      ['hospital', 'individual-practice'],
      ['hospital', 'company'],
      ['company', 'company'],
      ['gie', 'gie'],
    ] as const;
    for (const [owner, guest] of exempt) golden('optional-certificate', shared(owner, guest, mark));
    for (const [owner, guest] of [
      ['group-practice', 'group-practice'],
      ['company', 'gie'],
      ['publisher', 'publisher'],
    ] as const)
      golden('optional-certificate', shared(owner, guest));
  });

  it('asks for another certificate of the same use, in the same environment', () => {
    golden('optional-certificate', shared('gie', 'gie').replace('ORG SIGN', 'ORG AUTH_CLI'));
    golden('optional-certificate', shared('gie', 'gie').replace('services: [DMP]', 'services: [INSi]'));
    golden(
      'optional-certificate',
      shared('gie', 'gie').replace('guest, environment: production', 'guest, environment: test'),
    );
    golden(
      'optional-certificate',
      shared('gie', 'gie').replace('  - { id: a, instance: ris, product: ORG SIGN, services: [DMP] }\n', ''),
    );
  });

  it('underlines the DMP where a third party sends the reports', () => {
    golden(
      'optional-certificate',
      `instances:
  - { id: ris, thirdPartyPfi: true }
  - { id: other, thirdPartyPfi: false }
certificates:
  - { id: a, instance: ris, services: [PSC, DMP] }
#                                           ^^^ info optional-certificate
  - { id: b, instance: ris, services: [INSi] }
  - { id: c, instance: other, services: [DMP] }
`,
    );
  });
});
