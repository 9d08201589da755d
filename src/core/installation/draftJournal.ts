import { archivedSetName, archiveFolder } from '../inventory/archivedSet';
import type { FileRole } from '../inventory/entryFiles';
import type { KeyMaterialIndex } from '../inventory/keyMaterialIndex';
import type { InspectedCertificate } from '../inspect/item';
import type { Text } from '../language';
import { pemText } from '../pki/pemText';
import { sha256Hex } from '../primitives/hash';
import type { SecretsFolder, WriteRefusal } from '../secretsFolder';
import { chainOf } from './chain';
import { fileRoles, type Journal } from './journal';
import type { Match } from './match';
import { waitingPath, type EntryPlaces } from './paths';
import { fileRefusal, type InstallationRefusal } from './refusals';
import { certificatesOf } from '../pki/certificatesOf';

/** Where the files of an entry are, and what is known of them. */
export interface DraftedPlaces extends EntryPlaces {
  readonly used: InspectedCertificate | null;
  readonly now: Date;
  /** The files that are another certificate's too, and stay as they are. */
  readonly shared: readonly FileRole[];
}

/** What installing a matched certificate would do to the files of its entry, a key apart, and what its chain lacks. */
export async function draftJournal(
  { key, leaf, others: returned, bringsKey }: Match,
  { files, folder, used, now, shared }: DraftedPlaces,
  index: KeyMaterialIndex,
  secrets: SecretsFolder,
): Promise<{ readonly journal: Journal; readonly gap: Text | null } | InstallationRefusal> {
  const own = certificatesOf(index.places().map(({ material }) => material));
  const { authorities, gap } = await chainOf(leaf.der, [...returned, ...own]);
  const chain = authorities.map((der) => pemText('CERTIFICATE', der)).join('');
  const written = {
    version: 1,
    privateKey: null,
    certificate: pemText('CERTIFICATE', leaf.der),
    chain: chain === '' ? null : chain,
  } as const;
  const standing = await digestsOf((role) => files[role], secrets);
  if ('reason' in standing) return fileRefusal(standing);
  const replaces = bringsKey ? Object.keys(standing).some((role) => role !== 'chain') : key.isRenewal;
  if (!replaces) {
    if (standing.certificate !== undefined && files.certificate !== null)
      return fileRefusal({ reason: 'exists', path: files.certificate });
    // A chain that is there already stays: it was looked into for this one.
    const kept = standing.chain === undefined ? written : { ...written, chain: null };
    return { journal: { ...kept, archive: null, former: {}, waiting: {} }, gap };
  }
  // Where the new key comes with its certificate, that of a renewal goes on waiting.
  const waiting = bringsKey ? {} : await digestsOf((role) => waitingPath(folder, role), secrets);
  if ('reason' in waiting) return fileRefusal(waiting);
  const today = now.toISOString();
  const name = archivedSetName(used ?? { notBefore: today, notAfter: today });
  const archive = await freeName(`${folder}/${archiveFolder}`, name, secrets);
  const left = shared.filter((role) => standing[role] !== undefined);
  const isLeft = (role: string) => left.some((each) => each === role);
  const former = Object.fromEntries(Object.entries(standing).filter(([role]) => !isLeft(role)));
  const kept = isLeft('chain') ? { ...written, chain: null } : written;
  return { journal: { ...kept, archive, former, waiting }, gap };
}

type Digests = Journal['former'];

async function digestsOf(
  pathOf: (role: FileRole) => string | null,
  secrets: SecretsFolder,
): Promise<Digests | WriteRefusal> {
  const found: Partial<Record<FileRole, string>> = {};
  for (const role of fileRoles) {
    const path = pathOf(role);
    const bytes = path === null ? null : await secrets.read(path);
    if (bytes instanceof Uint8Array) found[role] = sha256Hex(bytes);
    else if (bytes !== null) return bytes;
  }
  return found;
}

async function freeName(folder: string, name: string, secrets: SecretsFolder): Promise<string> {
  for (let count = 1; ; count++) {
    const tried = count === 1 ? name : `${name}-${count}`;
    if (count > mostOfOneName || (await secrets.obstacle(`${folder}/${tried}`)) === null) return tried;
  }
}

/** What follows would be refused as existing. */
const mostOfOneName = 99;
