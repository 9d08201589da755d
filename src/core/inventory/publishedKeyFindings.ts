import type { Finding } from '../finding';
import { publishedKeys } from '../pki/publishedKeys';
import { makeFinding } from '../rules/finding';
import type { FolderFacts } from './folderFacts';
import { keyOf } from './keyOf';

/** The keys of a file whose private half anyone can read somewhere (rule `published-key`). */
export async function publishedKeyFindings(
  file: string,
  { materialIn }: Pick<FolderFacts, 'materialIn'>,
): Promise<Finding[]> {
  const materials = materialIn(file);
  if (materials.every(({ spki }) => spki === null)) return [];
  const publishedIn = await publishedKeys();
  return materials.flatMap(({ kind, spki, range }, position) => {
    const source = spki === null || kind === 'public-key' ? null : publishedIn(spki);
    if (source === null) return [];
    const key = keyOf(kind);
    return makeFinding({
      rule: 'published-key',
      severity: 'error',
      message: {
        en: `${key.en} is published in ${source}: anyone has its private key. Use it in tests only, and generate a new one for anything else.`,
        fr: `${key.fr} est publiée dans ${source} : n’importe qui en a la clé privée. Ne l’utilisez que dans des tests, et générez-en une nouvelle pour tout le reste.`,
      },
      file,
      range,
      identity: [position],
    });
  });
}
