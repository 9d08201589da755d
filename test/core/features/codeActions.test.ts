import assert from 'node:assert/strict';
import { checkInventory } from '../../../src/core/check';
import { fixAll, quickFixesAt } from '../../../src/core/features/codeActions';
import { ignoreHere } from '../../../src/core/features/ignoreHere';
import type { Finding } from '../../../src/core/finding';
import { Inventory } from '../../../src/core/inventory/inventory';
import { edited } from '../../support/edits';
import { findingsOf, today } from '../../support/rules';

async function foundIn(file: string, text: string): Promise<readonly Finding[]> {
  const inventory = new Inventory();
  inventory.set(file, new TextEncoder().encode(text));
  const inspect = () => Promise.resolve(null);
  return checkInventory(inventory, { now: today, secretsFolder: 'secrets', inspect, levels: new Map() });
}

const head = `version: 1
instances: [{ id: ris, structure: rouen, environment: production }]
structures: [{ id: rouen, name: Rouen, identifier: { siret: "73282932000074" } }]
certificates:
`;
const insi = `  - { id: a, instance: ris, product: ORG AUTH_CLI, services: [INSi], commonName: Insi-Manu }\n`;

describe('fixAll', () => {
  it('repairs what is sure, and leaves what needs a choice', () => {
    const text = `${head}${insi}${insi.replace('id: a', 'id: b').replace('Insi-Manu', 'RIS')}`;
    assert.equal(edited(text, fixAll(findingsOf(text))), text.replace('Insi-Manu', 'INSI-MANU'));
  });

  it('makes of two repairs that meet the first one', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
    const [finding] = findingsOf(head + insi);
    assert.ok(finding);
    const repaired = (text: string): Finding => ({
      ...finding,
      fixes: () => [{ title: { en: text, fr: text }, edits: [{ range, text }], sure: true }],
    });
    assert.deepEqual(fixAll([repaired('one'), repaired('two')]), [{ range, text: 'one' }]);
  });
});

describe('quickFixesAt', () => {
  it('offers the repairs of what the caret or the selection touches', () => {
    const findings = findingsOf(head + insi);
    const { start, end } = findings[0]?.range ?? {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    };
    const at = (line: number, character: number) =>
      quickFixesAt(findings, { start: { line, character }, end: { line, character } }).length;
    assert.deepEqual(
      [
        at(start.line, start.character - 1),
        at(start.line, start.character),
        at(end.line, end.character),
        at(end.line, end.character + 1),
      ],
      [0, 1, 1, 0],
    );
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.equal(quickFixesAt(findings, all).length, 1);
  });
});

describe('ignoreHere', () => {
  it('writes a comment that silences the finding, above it and as far in', async () => {
    for (const [file, text] of [
      ['certificates.yaml', head.replaceAll('\n', '\r\n') + insi],
      [
        'src/call.ts',
        `const a = 1;\n\tfetch('https://services-ps-tlsm.ameli.fr', { rejectUnauthorized: false });\n`,
      ],
      ['call.py', `def call():\n    requests.get('https://services-ps-tlsm.ameli.fr', verify=False)\n`],
    ] as const) {
      const [finding, ...others] = await foundIn(file, text);
      assert.ok(finding && others.length === 0, file);
      const reason = ignoreHere(finding, text);
      assert.ok(reason, file);
      const { at, before, after } = reason;
      const silenced = edited(text, [{ range: { start: at, end: at }, text: `${before}a test${after}` }]);
      assert.deepEqual(await foundIn(file, silenced), [], silenced);
      const [commented, line] = silenced.split(/\r?\n/).slice(at.line);
      assert.equal(/^\s*/.exec(commented ?? '')?.[0], /^\s*/.exec(line ?? '')?.[0]);
      assert.equal(silenced.includes('\r\n'), text.includes('\r\n'));
    }
  });

  it('leaves files without such comments alone', () => {
    const [finding] = findingsOf(head + insi);
    assert.ok(finding);
    for (const file of ['a.json', 'secrets/a/bundle.p12', 'README.md'])
      assert.equal(ignoreHere({ ...finding, file }, ''), undefined);
  });
});

describe('A comment that silences nothing', () => {
  it('is deleted with its line, or with the spaces before it', async () => {
    const right = head + insi.replace('Insi-Manu', 'INSI-MANU');
    for (const text of [
      `# sante-certs-ignore duplicate-id: long ago\n${right}`,
      right.replace('\ninstances', '  # sante-certs-ignore duplicate-id: long ago\ninstances'),
    ]) {
      const [finding] = await foundIn('certificates.yaml', text);
      assert.equal(finding?.rule, 'unused-ignore');
      assert.equal(edited(text, finding.fixes?.()[0]?.edits ?? []), right);
    }
  });

  it('stays where only its reason is missing', async () => {
    const text = head + insi.replace('\n', ' # sante-certs-ignore insi-common-name\n');
    const [finding] = await foundIn('certificates.yaml', text);
    assert.deepEqual(finding?.fixes?.(), []);
  });
});
