import { quoted } from '../../config/quoted';
import { mostRelatedPlaces, type RelatedPlace } from '../../finding';
import { folderOf } from '../../inventory/path';
import { tieText } from '../../inventory/ties';
import type { Text } from '../../language';
import type { MaterialContext, MaterialRule } from '../rule';
import { textKind } from '../source/textKind';
import { about, softwareCertificatesIn } from './found';
import type { Found, IgcCertificate } from './found';

/** A certificate serves one instance of a software, in one place. */
export const copiedCertificate: MaterialRule = {
  id: 'copied-certificate',
  severity: 'warning',
  catalogue: ['IGC-SEC-005', 'IGC-SEC-006'],
  *check(context) {
    if (isProse(context.file)) return;
    for (const found of softwareCertificatesIn(context)) {
      const related = copiesOf(found, context);
      const [first] = related;
      if (first) yield { ...about(found, copied(first.file)), related };
    }
  },
};

/** The copies for another folder and entry; those of the private key are told by `duplicate-private-key`. */
function copiesOf({ item }: Found<IgcCertificate>, context: MaterialContext): RelatedPlace[] {
  const { file: here, materials, ties, tiesOf } = context;
  const places = item.spki === null ? [] : context.placesOf(item.spki);
  const isBundle = materials.some(({ material }) => material.kind === 'pkcs12');
  return places
    .filter(
      ({ file, material: { kind, sha256 } }) =>
        folderOf(file) !== folderOf(here) &&
        !isProse(file) &&
        ((kind === 'certificate' && sha256 === item.sha256) || (kind === 'pkcs12' && !isBundle)) &&
        !tiesOf(file).some((entry) => ties.includes(entry)),
    )
    .slice(0, mostRelatedPlaces)
    .map(({ file, material: { range } }) => ({ file, range, message: sameIn(tieText(tiesOf(file))) }));
}

/** A certificate is public: quoted in a note, it is not in use there. */
function isProse(file: string): boolean {
  return textKind(file).nature === 'prose';
}

function sameIn(tie: Text): Text {
  return { en: `The same certificate: ${tie.en}.`, fr: `Le même certificat : ${tie.fr}.` };
}

function copied(file: string): Text {
  return {
    en: `This certificate is also in ${quoted(file)}. Keep it where one instance or server uses it, and order another, with its own key, for each other one.`,
    fr: `Ce certificat est aussi dans ${quoted(file)}. Gardez-le là où une instance ou un serveur l’utilise, et commandez-en un autre, avec sa propre clé, pour chacun des autres.`,
  };
}
