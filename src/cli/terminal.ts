import { styleText } from 'node:util';
import type { Paint } from '../core/report/paint';

/** Where a command writes and asks. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Whether both are read in one place, where saying a thing twice helps no one. */
  readonly isShared: boolean;
  readonly paint: Paint;
  /** Asks for a line that is not shown; null where nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
}

const styles = { error: 'red', warning: 'yellow', info: 'cyan', strong: 'bold', faint: 'dim' } as const;

/** The terminal or the pipes of this process. */
export function processTerminal(): Terminal {
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  const attended = process.stdin.isTTY && process.stderr.isTTY;
  return {
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    isShared: process.stdout.isTTY && process.stderr.isTTY,
    paint: (emphasis, text) => (colours ? styleText(styles[emphasis], text) : text),
    ask: attended ? askUnseen : null,
  };
}

const endOfInput = '\u0004';
const interrupt = '\u0003';
const erase = new Set(['\u007f', '\b']);

/** Asks on the terminal, in raw mode so that nothing typed is shown; Ctrl-C ends the process. */
function askUnseen(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stdin.setRawMode(true);
  stderr.write(question);
  stdin.setEncoding('utf8');
  return new Promise((resolve) => {
    let typed: string[] = [];
    const finish = () => {
      stdin.off('data', read);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
    };
    const read = (data: string) => {
      const characters = Array.from(data);
      for (const [position, character] of characters.entries()) {
        if (character === interrupt) {
          finish();
          process.exit(130);
        }
        if (character === '\r' || character === '\n' || character === endOfInput) {
          finish();
          stdin.unshift(characters.slice(position + 1).join(''));
          resolve(typed.join(''));
          return;
        }
        typed = erase.has(character) ? typed.slice(0, -1) : [...typed, character];
      }
    };
    stdin.on('data', read).resume();
  });
}
