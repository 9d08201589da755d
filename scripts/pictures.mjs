/** Takes the pictures of docs/images anew from the running product: all of them, or those named. */
import { setUp } from './setUp.mjs';

await setUp();
const { takePictures } = await import('./pictures.ts');
await takePictures(process.argv.slice(2));
process.exit(0);
