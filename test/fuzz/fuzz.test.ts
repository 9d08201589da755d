import fc from 'fast-check';
import { changedFiles } from './changed';
import { targets, type TargetName } from './targets';

/** Enough to meet what is likely; `npm run fuzz` looks for the rest. */
const runs: Readonly<Record<TargetName, number>> = { der: 600, pem: 400, pkcs12: 400, yaml: 250 };

/** Fixed, so that a rarity met by chance does not stop another change. */
const seed = 2026;

describe('Whatever bytes they are given, the readers keep what they promise', () => {
  for (const name of Object.keys(targets) as TargetName[]) {
    it(name, async () => {
      const files = await changedFiles(name);
      await fc.assert(
        fc.asyncProperty(files, async (file) => {
          await targets[name](file);
        }),
        { numRuns: runs[name], seed },
      );
    }).timeout(120_000);
  }
});
