/** Opens the extension in a real VS Code on a sample workspace: `npm start`, or `npm start -- --desktop`. */
import { setUp } from './setUp.mjs';

await setUp();
const { start } = await import('./start.ts');
try {
  await start({ desktop: process.argv.includes('--desktop') });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
