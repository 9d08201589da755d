import type { Finding, Severity } from '../finding';
import type { Text } from '../language';
import { startOfFile } from '../range';
import { ignoreLine, type Remedy } from '../remedy';
import { makeFinding } from '../rules/finding';
import type { GitView, LostKeyFiles } from './exposures';
import type { KeyFile } from './keyFiles';

/** A key that git tracks, would add or has had (rules `private-key-in-git`, `bundle-in-git`, `key-in-git-history`). */
export function gitFindings({ path, keys, bundles }: KeyFile, view: GitView): Finding[] {
  return [keys[0], bundles[0]].flatMap((first) => {
    if (first === undefined) return [];
    const isBundle = first.kind === 'pkcs12';
    const wrong = wrongWith(view, isBundle ? bundle : key);
    if (wrong === null) return [];
    const { severity, message, isOver } = wrong;
    const rule = isOver ? 'key-in-git-history' : isBundle ? 'bundle-in-git' : 'private-key-in-git';
    const remedies = view.state === 'ignored' ? {} : { remedies: () => [ignoring(view)] };
    return makeFinding({
      rule,
      severity,
      message,
      file: path,
      range: first.range,
      identity: [isBundle ? 'bundle' : 'key', view.state === 'untracked' ? 'untracked' : 'tracked'],
      ...remedies,
    });
  });
}

/** The remedy for a file that git does not ignore. */
function ignoring({ ignoreFile, pathFromIgnoreFile }: GitView): Remedy {
  return { kind: 'ignore', file: ignoreFile, line: ignoreLine(pathFromIgnoreFile) };
}

const key: Text = { en: 'this private key', fr: 'cette clé privée' };
const bundle: Text = { en: 'this PKCS#12', fr: 'ce fichier PKCS#12' };

function wrongWith(
  { state, stored }: GitView,
  what: Text,
): { readonly severity: Severity; readonly message: Text; readonly isOver?: true } | null {
  switch (state) {
    case 'committed':
      return { severity: 'error', message: committed(what) };
    case 'staged':
      return { severity: 'error', message: staged(what) };
    case 'untracked':
      return stored
        ? { severity: 'warning', message: remembered(what), isOver: true }
        : { severity: 'warning', message: untracked(what) };
    case 'ignored':
      return stored ? { severity: 'warning', message: remembered(what), isOver: true } : null;
  }
}

const committed = (what: Text): Text => ({
  en: `Git has ${what.en}: so has everyone who has the repository. Have the certificate revoked, and order a new one with a new key: rewriting the history does not reach the copies there are. Then take the file out (\`git rm --cached\`) and have git ignore it.`,
  fr: `Git a ${what.fr} : tous ceux qui ont le dépôt l’ont aussi. Faites révoquer le certificat et commandez-en un autre avec une nouvelle clé : réécrire l’historique n’atteint pas les copies qui existent. Puis retirez le fichier (\`git rm --cached\`) et faites-le ignorer par git.`,
});

const staged = (what: Text): Text => ({
  en: `The next commit takes ${what.en} with it. Take the file out (\`git rm --cached\`) and have git ignore it.`,
  fr: `Le prochain commit emportera ${what.fr}. Retirez le fichier (\`git rm --cached\`) et faites-le ignorer par git.`,
});

const untracked = (what: Text): Text => ({
  en: `Git does not ignore ${what.en}, and would add it with everything else. Have git ignore the file, or move it into the folder of secrets.`,
  fr: `Git n’ignore pas ${what.fr}, et l’ajouterait avec le reste. Faites ignorer le fichier par git, ou déplacez-le dans le dossier des secrets.`,
});

const remembered = (what: Text): Text => ({
  en: `Git’s store holds ${what.en} from earlier, under this name or another. Look at the history (\`git log --all\`): if it was shared, have the certificate revoked, and order a new one with a new key, for rewriting the history does not reach the copies there are.`,
  fr: `La base d’objets de git contient ${what.fr} depuis un ajout passé, sous ce nom ou un autre. Consultez l’historique (\`git log --all\`) : s’il a été partagé, faites révoquer le certificat et commandez-en un autre avec une nouvelle clé, car réécrire l’historique n’atteint pas les copies qui existent.`,
});

/** The keys that only the history of a repository holds, told where they stood. */
export function lostKeyFindings({ paths, complete }: LostKeyFiles): Finding[] {
  const rest = complete ? { en: '', fr: '' } : notToItsEnd;
  return paths.map((path) =>
    makeFinding({
      rule: 'key-in-git-history',
      severity: 'warning',
      message: {
        en: `This file is not here, but git’s history holds the key that was in it: in a commit of this branch or another, a tag or a stash (\`git log --all\`). If it was shared and its certificate is still valid, have that revoked, and order a new one with a new key: rewriting the history does not reach the copies there are.${rest.en}`,
        fr: `Ce fichier n’est pas là, mais l’historique de git contient la clé qu’il contenait : dans un commit de cette branche ou d’une autre, une étiquette ou un remisage (\`git log --all\`). Si elle a été partagée et que son certificat est encore valable, faites-le révoquer et commandez-en un autre avec une nouvelle clé : réécrire l’historique n’atteint pas les copies qui existent.${rest.fr}`,
      },
      file: path,
      range: startOfFile,
      identity: ['lost'],
    }),
  );
}

const notToItsEnd: Text = {
  en: ' The history was not read to its end, and may hold other keys.',
  fr: ' L’historique n’a pas été lu jusqu’au bout, et peut contenir d’autres clés.',
};
