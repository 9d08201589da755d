/** Runs every test, or the suites named on the command line; ends with the totals. */
import { setUp } from './setUp.mjs';

await setUp();
const { test } = await import('./test.ts');
process.exit(await test(process.argv.slice(2)));
