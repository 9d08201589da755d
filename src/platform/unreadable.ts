import type { Unreadable } from '../core/workspace';

const reasons: Readonly<Record<string, Unreadable['reason']>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'permission',
  EPERM: 'permission',
  EISDIR: 'folder',
  ELOOP: 'link',
};

/** The system's error code, such as `ENOENT`, of what a call to it threw. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why reading `path` threw `error`. */
export function unreadable(path: string, error: unknown): Unreadable {
  return { path, reason: reasons[errorCode(error)] ?? 'other' };
}
