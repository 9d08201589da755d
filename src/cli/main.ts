import { outputFailure, run } from './run';
import { processTerminal } from './terminal';

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const locale = [LC_ALL, LC_MESSAGES, LANG].find(Boolean);
const given = process.argv.slice(2);
const terminal = processTerminal();

process.stdout.on('error', (error: Error) => process.exit(outputFailure(error, given, locale, terminal)));
process.stderr.on('error', () => process.exit(2));

void run(given, locale, terminal).then((exitCode) => {
  process.exitCode = exitCode;
});
