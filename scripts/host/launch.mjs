#!/usr/bin/env node
/** An executable for `runTests()` of @vscode/test-electron: the VS Code that npm provides, in a headless browser. */
import { loadTypeScript } from '../setUp.mjs';

await loadTypeScript();
const { launch } = await import('./launch.ts');
try {
  process.exit(await launch(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
