import type { EntryFiles, FileRole } from '../inventory/entryFiles';
import { sha256Hex } from '../primitives/hash';
import type { SecretsFolder, WriteRefusal } from '../secretsFolder';
import { fileRoles, journalName, writtenRoles, type ChangedFile, type Journal } from './journal';
import { archivedPath, waitingPath } from './paths';

type Failure = WriteRefusal | ChangedFile;

/**
 * Does what a journal says, or what an interruption has left of it: puts the former files into the archive, then the
 * new ones in their places, then takes away the renewal and the journal itself.
 *
 * Each step is done only where it is not done yet. Until every former file is in the archive, all are in their places.
 */
export async function carryOut(
  journal: Journal,
  folder: string,
  paths: EntryFiles,
  secrets: SecretsFolder,
): Promise<Failure | null> {
  const steps: Step[] = [];
  for (const role of fileRoles) {
    const step = await stepFor(role, journal, folder, paths, secrets);
    if (step && 'reason' in step) return step;
    if (step) steps.push(step);
  }
  for (const { archived, former } of steps) {
    const failure = archived !== null && former !== null && (await keep(archived, former, secrets));
    if (failure) return failure;
  }
  for (const { isDone, path, former, next } of steps) {
    const failure = isDone ? null : await put(path, former, next, secrets);
    if (failure) return failure;
  }
  const waiting = fileRoles.flatMap((role) =>
    journal.waiting[role] === undefined ? [] : [waitingPath(folder, role)],
  );
  for (const path of [...waiting, `${folder}/${journalName}`]) {
    const failure = await secrets.remove(path);
    if (failure) return failure;
  }
  return null;
}

/** What has to become of one file. */
interface Step {
  readonly path: string;
  readonly archived: string | null;
  /** What it was; null where there was none. */
  readonly former: Uint8Array | null;
  /** What it is to be; null where it is to go. */
  readonly next: Uint8Array | null;
  readonly isDone: boolean;
}

async function stepFor(
  role: FileRole,
  journal: Journal,
  folder: string,
  paths: EntryFiles,
  secrets: SecretsFolder,
): Promise<Step | Failure | null> {
  const path = paths[role];
  const [former, waiting] = [journal.former[role], journal.waiting[role]];
  const writtenRole = writtenRoles.find((each) => each === role);
  const written = writtenRole ? journal[writtenRole] : null;
  if (path === null || (former === undefined && waiting === undefined && written === null)) return null;

  const archived = journal.archive === null ? null : archivedPath(folder, journal.archive, role);
  const place = await secrets.read(path);
  const kept = archived === null ? null : await secrets.read(archived);
  const renewed = waiting === undefined ? null : await secrets.read(waitingPath(folder, role));
  for (const each of [place, kept, renewed]) if (each && 'reason' in each) return each;
  const [standing, keptBytes, renewedBytes] = [place, kept, renewed] as (Uint8Array | null)[];

  const is = (bytes: Uint8Array | null | undefined, digest: string | undefined) =>
    bytes ? sha256Hex(bytes) === digest : digest === undefined;
  const next = written === null ? (renewedBytes ?? null) : new TextEncoder().encode(written);
  const nextDigest = written !== null && next ? sha256Hex(next) : waiting;
  const isDone = is(standing, nextDigest);
  const isUntouched = is(standing, former);
  if (!isDone && !isUntouched) return { reason: 'changed', path };
  if (former !== undefined && keptBytes && !is(keptBytes, former))
    return { reason: 'changed', path: archived ?? path };
  if (!isDone && nextDigest !== undefined && !is(next, nextDigest))
    return { reason: 'changed', path: waitingPath(folder, role) };
  if (isDone && former !== undefined && !isUntouched && !keptBytes)
    return { reason: 'changed', path: archived ?? path };
  return {
    path,
    archived: former === undefined || keptBytes ? null : archived,
    former: isUntouched && former !== undefined ? (standing ?? null) : null,
    next: nextDigest === undefined ? null : (next ?? null),
    isDone,
  };
}

function keep(path: string, content: Uint8Array, secrets: SecretsFolder): Promise<WriteRefusal | null> {
  return secrets.writeNew([{ path, content }]);
}

function put(
  path: string,
  former: Uint8Array | null,
  next: Uint8Array | null,
  secrets: SecretsFolder,
): Promise<WriteRefusal | null> {
  if (next === null) return secrets.remove(path);
  return former === null
    ? secrets.writeNew([{ path, content: next }])
    : secrets.replace({ path, content: next });
}
