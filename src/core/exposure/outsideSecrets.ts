import type { Finding } from '../finding';
import { conventionalNames, entryFiles } from '../inventory/entryFiles';
import type { FolderFacts } from '../inventory/folderFacts';
import { folderOf, nameOf } from '../inventory/path';
import { makeFinding } from '../rules/finding';
import { secretsIn, type KeyFile } from './keyFiles';
import { isInFolders, type FolderOfSecrets } from './secretsFolders';

/** A file of keys that stands outside the folder of secrets, where no entry names it (rule `key-outside-secrets`). */
export function outsideSecretsFindings(
  file: KeyFile,
  folders: readonly FolderOfSecrets[],
  facts: Pick<FolderFacts, 'isNamed' | 'has' | 'placesOf' | 'tiesOf'>,
  secretsFolder: string,
): Finding[] {
  const [first] = secretsIn(file);
  const nearest = nearestTo(file.path, folders);
  const isInPlace =
    isInFolders(file.path, new Set(folders.map(({ path }) => path))) || facts.isNamed(file.path);
  if (first === undefined || nearest === undefined || !file.isOwn || isInPlace) return [];
  return [
    makeFinding({
      rule: 'key-outside-secrets',
      severity: 'info',
      message: {
        en: `This key stands outside ${nearest.path}, the folder of secrets that git ignores and others cannot read. Move it there, or name it in the files: of its certificate.`,
        fr: `Cette clé est en dehors de ${nearest.path}, le dossier des secrets que git ignore et que d’autres ne peuvent pas lire. Déplacez-la dedans, ou nommez-la dans files: de son certificat.`,
      },
      file: file.path,
      range: first.range,
      identity: [first.spki ?? first.sha256],
      remedies: () => {
        const to = placeFor(file, nearest, facts, secretsFolder);
        return facts.has(to) ? [] : [{ kind: 'move', to }];
      },
    }),
  ];
}

/** The folder of the nearest configuration around a file; the first one where none is around it. */
function nearestTo(path: string, folders: readonly FolderOfSecrets[]): FolderOfSecrets | undefined {
  const around = folders
    .map((each) => ({ each, folder: folderOf(each.document.file) }))
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .sort((one, other) => other.folder.length - one.folder.length);
  return around[0]?.each ?? folders[0];
}

/** Where the one entry that has the certificate or request of the key expects it; by its own name where none does. */
function placeFor(
  { path, keys, bundles }: KeyFile,
  nearest: FolderOfSecrets,
  { placesOf, tiesOf }: Pick<FolderFacts, 'placesOf' | 'tiesOf'>,
  secretsFolder: string,
): string {
  const first = keys[0] ?? bundles[0];
  const spki = first?.spki ?? null;
  const entries = spki === null ? [] : [...new Set(placesOf(spki).flatMap(({ file }) => tiesOf(file)))];
  const [entry] = nearest.document.configuration.certificates.filter((each) => entries.includes(each));
  const isAlone = keys.length + bundles.length === 1;
  const role = first?.kind === 'pkcs12' ? 'bundle' : 'privateKey';
  const isPem = role === 'bundle' || first?.encoding === 'pem';
  const own =
    entry && isAlone && isPem ? entryFiles(nearest.document.file, entry, secretsFolder)[role] : null;
  return own !== null && nameOf(own) === conventionalNames[role] ? own : `${nearest.path}/${nameOf(path)}`;
}
