import { CancellationToken, LSPErrorCodes, ResponseError, type RemoteConsole } from 'vscode-languageserver';

/**
 * Answers a request with what `work` gives, and with `otherwise` where it fails: one bad file costs one
 * answer, never the server. Only the place of the failure is logged, since a message may quote a file.
 */
export async function runSafe<T>(
  log: RemoteConsole,
  what: string,
  otherwise: T,
  work: () => T | Promise<T>,
  token: CancellationToken = CancellationToken.None,
): Promise<T | ResponseError> {
  try {
    const answer = await work();
    return token.isCancellationRequested ? cancelled() : answer;
  } catch (error) {
    if (token.isCancellationRequested) return cancelled();
    log.error(`${what} failed: ${placeOf(error)}`);
    return otherwise;
  }
}

/** The same for a request that has no answer to give instead: it is refused, in words that quote nothing. */
export async function runOrRefuse<T>(
  log: RemoteConsole,
  what: string,
  work: () => T | Promise<T>,
): Promise<T | ResponseError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ResponseError) return error as ResponseError;
    log.error(`${what} failed: ${placeOf(error)}`);
    return new ResponseError(LSPErrorCodes.RequestFailed, `${what} failed, see the log of Santé Certs`);
  }
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}

/** The name of an error and where in our code it was thrown. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...frames.slice(0, 3).map((line) => line.trim())].join(' ');
}
