import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

const practice = (certificates: string, environment = 'production') => `structures:
  - { id: rouen, identifier: { rppsRang: ["99700367909006", "99700024450014"] } }
instances:
  - { id: one, structure: rouen, environment: ${environment} }
  - { id: two, structure: rouen, environment: ${environment} }
certificates:
${certificates}`;
const sign = (id: string, instance: string) =>
  `  - { id: ${id}, instance: ${instance}, product: ORG SIGN, services: [DMP] }\n`;
const mark = '#         ^ warning radiologist-certificates\n';

describe('radiologist-certificates', () => {
  it('accepts one certificate for each RPPS-rang, wherever it runs', () => {
    golden('radiologist-certificates', practice(sign('a', 'one') + sign('b', 'two')));
    golden('radiologist-certificates', practice(''));
    golden('radiologist-certificates', practice(sign('a', 'one'), 'test'));
    golden('radiologist-certificates', practice(sign('a', 'one')).replace(', "99700024450014"', ''));
  });

  it('counts each use by itself', () => {
    golden('radiologist-certificates', practice(sign('a', 'one') + mark));
    const auth = sign('b', 'one').replace('SIGN', 'AUTH_CLI');
    golden('radiologist-certificates', practice(sign('a', 'one') + mark + auth + mark));
    const insi = (id: string, mode: string) =>
      `  - { id: ${id}, instance: one, product: ORG AUTH_CLI, services: [INSi], callMode: ${mode} }\n${mark}`;
    const [finding] = golden(
      'radiologist-certificates',
      practice(insi('a', 'manual') + insi('b', 'automated')),
    );
    assert.match(finding?.message.en ?? '', /2 RPPS-rang, and 1 of/);
  });
});
