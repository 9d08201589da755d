import { errorCode } from './unreadable';

/** Whether a process of this machine still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, as another user.
    return errorCode(error) === 'EPERM';
  }
}
