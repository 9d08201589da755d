import { execFileSync } from 'node:child_process';
import { temporaryFolder } from './temporaryFolder';

/** What git, which the tests may start and the product never does, answers in a folder. */
export function git(folder: string, ...parameters: string[]): string {
  const own = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.invalid',
    '-c',
    'protocol.file.allow=always',
  ];
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const options = { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'ignore'] as const };
  return execFileSync('git', [...own, ...parameters], { ...options, stdio: [...options.stdio] }).toString();
}

/** A new repository with files that nothing was done with. */
export function repository(files: Readonly<Record<string, string | Uint8Array>> = {}, ...options: string[]) {
  const folder = temporaryFolder(files);
  git(folder.path, 'init', '-q', '-b', 'main', ...options);
  const run = (...parameters: string[]) => git(folder.path, ...parameters);
  const commit = (...paths: string[]) => {
    run('add', '-f', '--', ...paths);
    run('commit', '-q', '-m', 'Files');
  };
  return { ...folder, run, commit };
}
