import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkInventory } from '../../../../src/core/check';
import { cachedInspect } from '../../../../src/core/inventory/cachedInspect';
import { Inventory } from '../../../../src/core/inventory/inventory';
import { materialRules } from '../../../../src/core/rules';
import { entry, leaf, miniature, platformBundle, request } from '../../../support/material';
import { allOn, assertBothLanguages, today } from '../../../support/rules';

describe('rules on key material', () => {
  const bytesOf = (pem: string) => Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64');
  let seeds: Uint8Array[];

  before(async () => {
    seeds = [
      (await leaf({ commonName: 'INSI-AUTO' })).der,
      (await leaf({ profile: 'SERV SSL', dnsNames: ['a.example'], signsUntil: new Date('2026-06-01') })).der,
      await platformBundle({ profile: 'ORG SIGN' }),
      bytesOf(await request({ name: 'C=FR, CN=insi auto', dnsNames: ['a.example'] })),
    ];
  });

  it('never throw, and say it short and in both languages, whatever bytes are changed', async () => {
    const { authorities } = await miniature();
    const ids = new Set(materialRules.map(({ id }) => id));
    const levels = allOn;
    const paths = [
      'secrets/one/certificate.pem',
      'secrets/one/bundle.p12',
      'auto/asip-p12-EL-ORG-CONF-1.p12',
    ];
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(...paths), changes, async (which, path, bytes) => {
        const file = Uint8Array.from(seeds[which % seeds.length] ?? []);
        for (const [at, byte] of bytes) file[at % file.length] = byte;
        const inventory = new Inventory();
        inventory.set('certificates.yaml', Buffer.from(entry({ services: 'INSi' })));
        inventory.set(path, file);
        const inspect = cachedInspect(authorities);
        const findings = await checkInventory(inventory, {
          now: today,
          secretsFolder: 'secrets',
          inspect,
          levels,
        });
        for (const { message } of findings.filter(({ rule }) => ids.has(rule))) {
          found += 1;
          assertBothLanguages(message);
          assert.ok(message.en.length < 700 && !message.en.includes('\n'));
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(found > 100);
  });
});
