import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkInventory } from '../../src/core/check';
import { Inventory } from '../../src/core/inventory/inventory';
import { timed, type Timing } from './measure';
import { startServer } from './serverTimes';

/** A configuration of many certificates, four to an instance, in which one name is half typed. */
export function configurationOf(certificates: number): string {
  const instances = Array.from({ length: Math.ceil(certificates / 4) }, (_, number) => number);
  const kinds = [
    ['ORG AUTH_CLI', 'INSI-MANU', 'INSi', 'manual'],
    ['ORG AUTH_CLI', 'INSI-AUTO', 'INSi', 'automated'],
    ['ORG AUTH_CLI', 'RIS', 'DMP', ''],
    ['ORG SIGN', 'RIS', 'DMP', ''],
  ] as const;
  const lines = instances.flatMap((number) =>
    kinds.map(
      ([product, name, service, mode], index) => `  - id: c${number}-${index}
    instance: ris-${number}
    product: ${product}
    commonName: ${name}
    services: [${service}]${mode === '' ? '' : `\n    callMode: ${mode}`}
    administrator: at
    contact: { actor: certificats@editeur.example }
`,
    ),
  );
  return `version: 1
publisher: { name: Éditeur, solution: RIS, ansContract: true }
administrators:
  - { id: at, name: Camille Martin, employer: publisher, card: { type: CPA, number: "1", active: true } }
structures:
${instances.map((number) => `  - id: s${number}\n    name: Cabinet ${number}\n    kind: group-practice\n    sector: SA08\n    identifier: { rppsRang: ["99700367909006"] }\n`).join('')}instances:
${instances.map((number) => `  - { id: ris-${number}, structure: s${number}, environment: production }\n`).join('')}certificates:
${lines.join('')}  - id: last
    inst
`;
}

/** Times of reading a configuration anew after a keystroke and checking its folder. */
export function rechecks(certificates: number, runs: number): Promise<Timing> {
  const text = configurationOf(certificates);
  const inventory = new Inventory();
  const settings = {
    now: new Date(),
    secretsFolder: 'secrets',
    inspect: () => Promise.resolve(null),
    levels: new Map(),
  };
  let keystrokes = 0;
  return timed(runs, () => {
    keystrokes += 1;
    inventory.setConfiguration('certificates.yaml', text.replace(/inst\n$/, `inst${keystrokes}\n`));
    return checkInventory(inventory, settings);
  });
}

/** Times of completions right after a keystroke, in a server, from the request to its answer. */
export async function completions(server: string, certificates: number, runs: number): Promise<Timing> {
  const root = mkdtempSync(join(tmpdir(), 'sante-certs-bench-'));
  const { connection, stop } = await startServer(server, root);
  const text = configurationOf(certificates);
  const textDocument = { uri: pathToFileURL(join(root, 'certificates.yaml')).href };
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'yaml', version: 1, text },
  });
  const line = text.split('\n').length - 2;
  let version = 1;
  const timing = await timed(runs, async () => {
    const [start, end] = [8, 8 + ((version + 1) % 2)].map((character) => ({ line, character }));
    version += 1;
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { ...textDocument, version },
      contentChanges: [{ range: { start, end }, text: version % 2 === 0 ? 'a' : '' }],
    });
    const position = { line, character: 8 };
    const answer = await connection.sendRequest('textDocument/completion', { textDocument, position });
    if (!Array.isArray(answer) || answer.length === 0) throw new Error('The server completed nothing.');
  });
  await stop();
  rmSync(root, { recursive: true });
  return timing;
}
