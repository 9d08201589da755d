import {
  hover,
  hoverOfFile,
  holds,
  type Hover,
  type HoverContext,
  type Partner,
} from '../core/features/hover';
import type { ConfigurationDocument } from '../core/config/document';
import { conventionalNames, entryFiles } from '../core/inventory/entryFiles';
import { folderOf } from '../core/inventory/path';
import { holdsPrivateKey, keyIdentity } from '../core/inventory/keyIdentity';
import type { KeyMaterialIndex, Place } from '../core/inventory/keyMaterialIndex';
import type { KeyMaterial } from '../core/pki/keyMaterial';
import type { Position, Range } from '../core/range';
import type { Unreadable } from '../core/workspace';
import type { Language } from '../core/language';
import type { Decoder } from './decode';
import type { FolderFile } from './folders';

/** What the hovers of a document need besides its folder. */
export interface HoverNeeds {
  readonly decoder: Decoder;
  readonly language: Language;
  readonly now: Date;
  /** The whole of the document, as the editor shows it where that is known. */
  readonly read: () => Promise<Uint8Array | Unreadable>;
}

/** The hover at a position of a document whose blocks are `materials`; `file` is where it is in the workspace. */
export async function hoverAt(
  materials: readonly KeyMaterial[],
  position: Position,
  file: FolderFile | undefined,
  needs: HoverNeeds,
): Promise<Hover | null> {
  const own = await hover(materials, position, contextIn(file, needs));
  const document = file?.folder.inventory.configurations.get(file.path);
  if (own !== null || file === undefined || document === undefined) return own;
  const named = fileNamedAt(document, position, file.folder.settings.secretsFolder);
  if (named === null) return null;
  const { folder } = file;
  const context = contextIn({ folder, path: named.path }, { ...needs, read: () => folder.read(named.path) });
  return hoverOfFile(folder.inventory.index.materialIn(named.path), named.range, context);
}

function contextIn(file: FolderFile | undefined, { decoder, language, now, read }: HoverNeeds): HoverContext {
  return {
    now,
    language,
    decode: (material) => decoder.decode(material, read),
    borrowedIdentity: (material) => {
      if (file === undefined || !holdsPrivateKey(material)) return null;
      const identity = keyIdentity(file.folder.inventory.index, { file: file.path, material });
      return identity?.takenFrom ? { spki: identity.spki, takenFrom: identity.takenFrom } : null;
    },
    partners: (material) => (file === undefined ? Promise.resolve([]) : partnersOf(material, file, decoder)),
  };
}

const mostPartners = 5;

/** For a key its certificates and requests, for these their keys. */
async function partnersOf(
  material: KeyMaterial,
  { folder: { inventory }, path }: FolderFile,
  decoder: Decoder,
): Promise<readonly Partner[]> {
  const { index } = inventory;
  const isKey = holdsPrivateKey(material);
  const spki = isKey ? keyIdentity(index, { file: path, material })?.spki : material.spki;
  if (!spki) return [];
  const wanted = ({ file, material: other }: Place) =>
    isKey
      ? other.kind === 'certificate' || other.kind === 'csr'
      : holdsPrivateKey(other) && !(file === path && other === material);
  const beside = isKey ? [] : encryptedKeyBeside(index, path, spki);
  const places = [...index.placesOf(spki).filter(wanted), ...beside].slice(0, mostPartners);
  return Promise.all(places.map((place) => partnerOf(place, decoder)));
}

/** The encrypted key that takes its identity from a certificate or request beside it. */
function encryptedKeyBeside(index: KeyMaterialIndex, path: string, spki: string): readonly Place[] {
  const file = `${folderOf(path)}/${conventionalNames.privateKey}`;
  return index
    .materialIn(file)
    .map((material) => ({ file, material }))
    .filter((place) => place.material.spki === null && keyIdentity(index, place)?.spki === spki);
}

async function partnerOf({ file, material }: Place, decoder: Decoder): Promise<Partner> {
  const item = await decoder.inspect(material);
  const commonName = item?.kind === 'certificate' || item?.kind === 'csr' ? item.subject.CN : undefined;
  return { file, kind: material.kind, ...(commonName === undefined ? {} : { commonName }) };
}

/** The file that an entry's `files:` names at a position of a configuration. */
function fileNamedAt(
  document: ConfigurationDocument,
  position: Position,
  secretsFolder: string,
): { readonly path: string; readonly range: Range } | null {
  for (const entry of document.configuration.certificates) {
    const files = entryFiles(document.file, entry, secretsFolder);
    for (const role of Object.keys(entry.files) as (keyof typeof files)[]) {
      const range = document.valueRange([...entry.path, 'files', role]);
      const path = files[role];
      if (path !== null && holds(range, position)) return { path, range };
    }
  }
  return null;
}
