import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { leaveTally, type Tally } from '../support/tally';

/** Called by the extension host: runs the suite that the environment names, and throws where a test fails. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const folder = join(__dirname, process.env.SANTE_CERTS_SUITE ?? 'trusted');
  const mocha = new Mocha({ timeout: 30_000, color: false });
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.test.js'))) {
    mocha.addFile(join(folder, name));
  }
  await mocha.loadFilesAsync();
  const tally = await new Promise<Tally>((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
  leaveTally(tally);
  if (tally.failed > 0) throw new Error(`${tally.failed} host tests failed.`);
}
