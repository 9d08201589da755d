/** Makes sante-certs.vsix and lists what is in it. */
import { setUp } from './setUp.mjs';

await setUp();
const { packageExtension } = await import('./package.ts');
await packageExtension();
