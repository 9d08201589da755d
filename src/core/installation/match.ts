import type { ConfigurationDocument } from '../config/document';
import type { Inspect } from '../inventory/entryMaterial';
import type { KeyMaterialIndex } from '../inventory/keyMaterialIndex';
import type { InspectedCertificate } from '../inspect/item';
import { isRefusal } from '../pki/encryption/refusal';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import { awaitedKeys, type AwaitedKey, type EntryOf } from './awaitedKeys';
import { differences } from './differences';
import { otherEntry, otherKey, type ArchivedKeyOf } from './mismatch';
import {
  noCertificate,
  onlyAuthorities,
  severalEntries,
  unknownEntry,
  type InstallationRefusal,
} from './refusals';
import { readReturned, type OpenBundle } from './returnedFile';

/** A returned certificate, the entry that it is for, and what else the file holds. */
export interface Match {
  readonly key: Pick<AwaitedKey, 'document' | 'entry' | 'isRenewal'>;
  /** Whether the key of the certificate came with it, in a PKCS#12, and is to be stored too. */
  readonly bringsKey: boolean;
  readonly leaf: Leaf;
  /** The other certificates of the file, DER. */
  readonly others: readonly Uint8Array[];
}

interface Leaf {
  readonly der: Uint8Array;
  readonly item: InspectedCertificate;
}

/** What matching needs to know. */
export interface Returned {
  readonly documents: readonly ConfigurationDocument[];
  readonly secretsFolder: string;
  readonly bytes: Uint8Array;
  readonly open: OpenBundle;
  readonly id?: string | undefined;
  readonly archivedKeyOf: ArchivedKeyOf;
}

/**
 * Finds the key that a returned certificate was issued for, by its identity, or the entry that a certificate which
 * brings its key is as described in; or says what differs, and what would fit.
 */
export async function matchReturned(
  { documents, secretsFolder, bytes, open, id, archivedKeyOf }: Returned,
  index: KeyMaterialIndex,
  inspect: Inspect,
): Promise<Match | InstallationRefusal> {
  const entries = documents.flatMap((document) =>
    document.configuration.certificates.map((entry) => ({ document, entry })),
  );
  const asked = entries.filter(({ entry }) => id === undefined || entry.id === id);
  if (id !== undefined && asked.length === 0) return unknownEntry(id);

  const file = await readReturned(bytes, open);
  if (isRefusal(file)) return { reason: 'not-opened', message: file.message };
  const { certificates } = file;
  const read = await Promise.all(certificates.map((der) => leafOf(der, inspect)));
  const leaves = read.filter((each) => each !== null);
  const [first] = leaves;
  if (!first) return certificates.length === 0 ? noCertificate(bytes, file.materials) : onlyAuthorities;

  const keys = awaitedKeys(documents, index, secretsFolder);
  const matches = leaves.flatMap((leaf) =>
    keys.filter(({ spki }) => spki === leaf.item.spki).map((key) => ({ leaf, key, bringsKey: false })),
  );
  const brought = file.bringsKey && matches.length === 0 ? fittingIn(asked, leaves) : [];
  const fitting = [...matches, ...brought].filter(({ key }) => id === undefined || key.entry.id === id);
  const ids = [...new Set(fitting.map(({ key }) => key.entry.id))];
  if (ids.length > 1) return severalEntries(ids);
  // The key of a renewal that is in use already is told to be kept.
  const match = fitting.find(({ key }) => !key.isRenewal) ?? fitting[0];
  if (match) return { ...match, others: certificates.filter((der) => der !== match.leaf.der) };
  const known = { asked: id === undefined ? undefined : asked[0], entries, keys };
  return file.bringsKey && matches.length === 0
    ? otherEntry(first.item, known)
    : otherKey(first.item, known, archivedKeyOf);
}

/** Each entry that a certificate is as described in. */
function fittingIn(entries: readonly EntryOf[], leaves: readonly Leaf[]) {
  return leaves.flatMap((leaf) =>
    entries
      .filter((entry) => differences(leaf.item, entry).length === 0)
      .map((entry) => ({ leaf, key: { ...entry, isRenewal: false }, bringsKey: true })),
  );
}

async function leafOf(der: Uint8Array, inspect: Inspect): Promise<Leaf | null> {
  const [material] = readKeyMaterial(der);
  const item = material?.kind === 'certificate' ? await inspect(material) : null;
  if (item?.kind !== 'certificate') return null;
  return item.igc?.profile === 'CA' || item.keyUsage.includes('keyCertSign') ? null : { der, item };
}
