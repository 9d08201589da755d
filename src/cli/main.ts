import { run } from './run';
import { processTerminal } from './terminal';

/** A reader that has seen enough (`sante-certs check | head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const locale = [LC_ALL, LC_MESSAGES, LANG].find(Boolean);

void run(process.argv.slice(2), locale, processTerminal()).then((exitCode) => {
  process.exitCode = exitCode;
});
