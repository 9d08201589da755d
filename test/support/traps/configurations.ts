/** A configuration made to take a careless reader long; larger, it is still refused or read in one go. */
export interface ConfigurationTrap {
  readonly name: string;
  readonly make: () => string;
  /** What is said of it first. */
  readonly says: RegExp;
}

const numbered = (count: number, line: (number: number) => string) =>
  Array.from({ length: count }, (_, number) => line(number)).join('');

/** Configurations that nobody wrote by hand. */
export const configurationTraps: readonly ConfigurationTrap[] = [
  {
    name: '40,000 names, one of them twice',
    make: () => `${numbered(40_000, (number) => `k${number}: 1\n`)}k7: 1\n`,
    says: /holds more than can be read/,
  },
  {
    name: '20,000 names in one block, one of them twice',
    make: () => `publisher:\n${numbered(20_000, (number) => `  k${number}: 1\n`)}  k7: 1\n`,
    says: /`k7` is already given/,
  },
  {
    name: '2,000 nested brackets',
    make: () => `x: ${'['.repeat(2000)}${']'.repeat(2000)}`,
    says: /too deeply/,
  },
  { name: '200,000 nested brackets', make: () => '['.repeat(200_000), says: /too deeply/ },
  { name: '20,000 lists in lists', make: () => '- '.repeat(20_000), says: /too deeply/ },
  {
    name: '600 lines that each stand deeper',
    make: () => numbered(600, (number) => `${' '.repeat(number)}a:\n`),
    says: /too deeply/,
  },
  {
    name: 'aliases for 10^12 values',
    make: () =>
      numbered(12, (level) => {
        const item = level === 0 ? 'x' : `*a${level - 1}`;
        return `a${level}: &a${level} [${Array<string>(10).fill(item).join(', ')}]\n`;
      }),
    says: /alias/,
  },
  { name: 'a megabyte of dashes', make: () => '-\n'.repeat(520_000), says: /holds more than can be read/ },
  { name: 'more than a mebibyte', make: () => '# comment\n'.repeat(110_000), says: /larger than 1 MiB/ },
];
