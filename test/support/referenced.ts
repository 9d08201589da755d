import assert from 'node:assert/strict';
import { checkInventory } from '../../src/core/check';
import { cachedInspect } from '../../src/core/inventory/cachedInspect';
import { Inventory } from '../../src/core/inventory/inventory';
import type { Environment } from '../../src/core/config/model';
import type { Level } from '../../src/core/rules/levels';
import { createMiniature } from './authority';
import { assertBothLanguages } from './rules';
import { bytesOf, makeKey } from '../core/inventory/keys';

const certificates: Record<string, string> = {};
let inspect: ReturnType<typeof cachedInspect> | undefined;

/** Makes the certificates of both environments, each once. */
export async function prepareReferences(): Promise<void> {
  if (inspect) return;
  const environments: Environment[] = ['test', 'production'];
  const miniatures = await Promise.all(environments.map((environment) => createMiniature(environment)));
  inspect = cachedInspect(miniatures.flatMap(({ authorities }) => authorities));
  for (const [index, miniature] of miniatures.entries()) {
    for (const profile of ['ORG AUTH_CLI', 'SERV SSL'] as const) {
      const issued = await miniature.issue({
        profile,
        commonName: 'ris.example',
        structure: '373282932000074',
        publicKey: makeKey('rsa').request,
        notBefore: new Date('2026-01-01T00:00:00Z'),
        notAfter: new Date('2029-01-01T00:00:00Z'),
        dnsNames: profile === 'SERV SSL' ? ['ris.example'] : [],
      });
      certificates[`${environments[index] ?? ''} ${profile}`] = issued.pem;
    }
  }
}

/**
 * What a rule says of a text beside `certs/test.pem`, `certs/production.pem` (both ORG AUTH_CLI) and `certs/server.pem`
 * (SERV SSL), as its severity and the words it points at.
 */
export async function saidOfReference(
  rule: string,
  file: string,
  text: string,
  levels = new Map<string, Level>(),
): Promise<string[]> {
  assert.ok(inspect, 'prepareReferences comes first');
  const inventory = new Inventory();
  const files = {
    'certs/test.pem': certificates['test ORG AUTH_CLI'],
    'certs/production.pem': certificates['production ORG AUTH_CLI'],
    'certs/server.pem': certificates['production SERV SSL'],
    [file]: text,
  };
  for (const [path, content] of Object.entries(files)) inventory.set(path, bytesOf(content ?? ''));
  const now = new Date('2026-11-21T12:00:00Z');
  const found = await checkInventory(inventory, { now, secretsFolder: 'secrets', inspect, levels });
  return found.flatMap(({ message, severity, range, related, ...finding }) => {
    if (finding.rule !== rule) return [];
    assertBothLanguages(message);
    assert.equal(related.length, 1);
    const line = text.split('\n')[range.start.line] ?? '';
    return [`${severity} ${line.slice(range.start.character, range.end.character)}`];
  });
}
