import type { FileRole } from '../inventory/entryFiles';

/**
 * What an installation is about to do, written whole before anything is touched, so that whatever interrupts it can be
 * made good: the next run does what is left. It holds no path, these are the entry's own, and nothing private but,
 * encrypted, the key that came in a PKCS#12.
 */
export interface Journal {
  readonly version: 1;
  /** The key that came with the certificate, encrypted, in PEM; null where the certificate is for one that is here. */
  readonly privateKey: string | null;
  /** The certificate in PEM, and the authorities above it where they are to be written. */
  readonly certificate: string;
  readonly chain: string | null;
  /** The name of the folder that the former set goes to; null where there is none. */
  readonly archive: string | null;
  /** SHA-256 of each file of the former set, lower-case hex. */
  readonly former: Digests;
  /** SHA-256 of the key and the request that wait in the folder of the renewal; none where it is no renewal. */
  readonly waiting: Digests;
}

type Digests = Readonly<Partial<Record<FileRole, string>>>;

/** A file that is neither as an installation found it nor as it leaves it. */
export interface ChangedFile {
  readonly reason: 'changed';
  readonly path: string;
}

/** The roles of files, in the order in which an installation deals with them. */
export const fileRoles = [
  'privateKey',
  'request',
  'chain',
  'certificate',
  'bundle',
] as const satisfies readonly FileRole[];

/** Where the journal of an installation is, in the folder of its entry. */
export const journalName = 'installation.json';

/** Reads a journal; null where it is none that this product wrote. */
export function readJournal(bytes: Uint8Array): Journal | null {
  const journal = parsed(bytes);
  if (typeof journal !== 'object' || journal === null) return null;
  const { version, privateKey, certificate, chain, archive, former, waiting } = journal as Record<
    string,
    unknown
  >;
  const isWhole =
    version === 1 &&
    (privateKey === null || isPem(privateKey, 'ENCRYPTED PRIVATE KEY')) &&
    isPem(certificate, 'CERTIFICATE') &&
    (chain === null || isPem(chain, 'CERTIFICATE')) &&
    (archive === null || (typeof archive === 'string' && archiveName.test(archive))) &&
    isDigests(former) &&
    isDigests(waiting) &&
    (archive !== null || Object.keys(former).length === 0);
  return isWhole ? (journal as Journal) : null;
}

/** The roles of the files whose new content a journal has. */
export const writtenRoles = ['privateKey', 'certificate', 'chain'] as const satisfies readonly FileRole[];

const archiveName = /^\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d(-\d{1,3})?$/;

/** Whether a value is text of PEM blocks of one label, and nothing else: a journal may come from anybody. */
function isPem(value: unknown, label: string): value is string {
  const block = `-----BEGIN ${label}-----\\n[A-Za-z0-9+/=\\n]+-----END ${label}-----\\n`;
  return typeof value === 'string' && new RegExp(`^(?:${block})+$`).test(value);
}

function isDigests(value: unknown): value is Digests {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([role, digest]) =>
        fileRoles.some((each) => each === role) &&
        typeof digest === 'string' &&
        /^[0-9a-f]{64}$/.test(digest),
    )
  );
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
