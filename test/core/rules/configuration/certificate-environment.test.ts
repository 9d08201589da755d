import assert from 'node:assert/strict';
import { issued } from '../../../support/issued';
import { golden } from '../../../support/rules';

const rule = 'certificate-environment';
const configuration = (environment: string, services: string, mark = '') => `instances:
  - { id: ris, environment: ${environment} }
certificates:
  - id: one
    services: ${services}
    instance: ris
${mark}`;
const material = (environment: 'production' | 'test') => ({
  material: { one: issued({ igc: { environment } }) },
});

describe('certificate-environment', () => {
  it('accepts the environment of the instance', () => {
    golden(rule, configuration('production', '[DMP]'), material('production'));
    golden(rule, configuration('test', '[DMP]'), material('test'));
  });

  const mismatches = [
    ['production', 'test', /form 413/],
    ['test', 'production', /form 414/],
  ] as const;
  for (const [instance, certificate, form] of mismatches)
    it(`refuses a ${certificate} certificate in ${instance}`, () => {
      const text = configuration(instance, '[DMP]', '#             ^^^ error certificate-environment\n');
      const [finding] = golden(rule, text, material(certificate));
      assert.match(finding?.message.en ?? '', form);
      assert.equal(finding?.related.length, 2);
    });

  it('tells both sources for the ROR alone', () => {
    const text = configuration('test', '[ROR]', '#             ^^^ info certificate-environment\n');
    const [finding] = golden(rule, text, material('production'));
    assert.match(finding?.message.en ?? '', /guided tour.*other ANS pages/);
  });
});
