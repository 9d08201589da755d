/** Words that people give to what they keep aside. */
const asideWords = new Set(
  (
    'archive archived archives ancien ancienne anciennes anciens backup backups bak expired historique history ' +
    'obsolete old orig perime perimes save sauvegarde sauvegardes'
  ).split(' '),
);

const date =
  /(?<!\d)(?:19|20)\d\d(?<separator>[-_.]?)(?:0[1-9]|1[0-2])\k<separator>(?:0[1-9]|[12]\d|3[01])(?!\d)/;

/** What every part that says so has: most paths have none of it, and are looked at no closer. */
const mayBeAside = /arch|anci|back|bak|exp|hist|obs|old|orig|rime|rimé|sa[uv]|~|(?:19|20)\d\d|\p{M}/iu;

/** The part of a path that says that a file is a backup or an archive: a word, a date or a final `~`. */
export function backupPart(path: string): string | null {
  return mayBeAside.test(path) ? (path.split('/').find(saysAside) ?? null) : null;
}

function saysAside(part: string): boolean {
  if (part.endsWith('~') || date.test(part)) return true;
  return plainWords(part).some((word) => asideWords.has(word));
}

function plainWords(part: string): string[] {
  return part
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^a-z]+/);
}

const environments =
  'prod|production|preprod|preproduction|recette|staging|qualif|qualification|integration|dev|test|formation|demo';
const machines =
  'server|serveur|srv|node|noeud|host|hote|instance|site|vm|poste|pod|machine|client|web|app|front|back|worker|cluster';

/** `prod`, or a machine or environment with its number or letter: `prod-01`, `ris-srv2`, `server-a`. */
const placeName = new RegExp(
  `^(?:${environments})$|^(?:[a-z0-9]+[-_.])?(?:${environments}|${machines})(?:[-_.]?\\d{1,4}|[-_.][a-z])$`,
);

/** Folders whose children are one machine, instance or customer each. */
const parents =
  /^(?:servers|serveurs|hosts|hotes|nodes|instances|sites|clients|machines|postes|tenants|env|envs|environments|environnements)$/;

/** The parts of a path that name a server, an instance or an environment; null where none does. */
export function serverPart(path: string): string | null {
  const parts = path.toLowerCase().split('/');
  const named = parts.filter((part, index) => {
    const isFile = index === parts.length - 1;
    const name = isFile ? part.replace(/\.[a-z0-9]{1,8}$/, '') : part;
    return placeName.test(name) || (!isFile && parents.test(parts[index - 1] ?? ''));
  });
  return named.length === 0 ? null : named.join('/');
}
