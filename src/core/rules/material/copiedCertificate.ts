import { quoted } from '../../config/quoted';
import { mostRelatedPlaces, type RelatedPlace } from '../../finding';
import { serverPart } from '../../inventory/folderWords';
import { folderOf } from '../../inventory/path';
import { instancesOf, tieText } from '../../inventory/ties';
import type { Text } from '../../language';
import type { MaterialContext, MaterialRule } from '../rule';
import { textKind } from '../source/textKind';
import { isCopiedKey } from './copiedKey';
import { about, softwareCertificatesIn } from './found';
import type { Found, IgcCertificate } from './found';

/** A certificate serves one instance of a software; it is public, so that copies alone are no more than information. */
export const copiedCertificate: MaterialRule = {
  id: 'copied-certificate',
  severity: 'info',
  catalogue: ['IGC-SEC-005', 'IGC-SEC-006'],
  *check(context) {
    if (isProse(context.file)) return;
    for (const found of softwareCertificatesIn(context)) {
      const related = copiesOf(found, context);
      const [first] = related;
      if (!first) continue;
      const elsewhere = related.find(({ file }) => isForOtherInstance(file, context));
      yield elsewhere
        ? { ...about(found, copied(elsewhere.file)), severity: 'warning', related }
        : { ...about(found, deployed(first.file)), related };
    }
  },
};

/** Whether the configuration or the names of the folders give another file to another instance or server. */
function isForOtherInstance(file: string, { file: here, ties, tiesOf }: MaterialContext): boolean {
  const [own, other] = [instancesOf(ties), instancesOf(tiesOf(file))];
  if (own.length > 0 && other.length > 0) return other.some((instance) => !own.includes(instance));
  const [ownPart, otherPart] = [serverPart(here), serverPart(file)];
  return ownPart !== null && otherPart !== null && ownPart !== otherPart;
}

/** The copies for another folder and entry; where the private key is copied with them, the rules on that tell. */
function copiesOf({ item }: Found<IgcCertificate>, context: MaterialContext): RelatedPlace[] {
  const { file: here, materials, ties, tiesOf } = context;
  const places = item.spki === null ? [] : context.placesOf(item.spki);
  const isBundle = materials.some(({ material }) => material.kind === 'pkcs12');
  return places
    .filter(
      ({ file, material: { kind, sha256 } }) =>
        folderOf(file) !== folderOf(here) &&
        !isProse(file) &&
        !(item.spki !== null && isCopiedKey(item.spki, here, file, context)) &&
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

function deployed(file: string): Text {
  return {
    en: `This certificate is also in ${quoted(file)}. A certificate is public: that is all right for one instance or server, and to show who it is to others. Order another, with its own key, for each other instance or server.`,
    fr: `Ce certificat est aussi dans ${quoted(file)}. Un certificat est public : c’est correct pour une même instance ou un même serveur, et pour le faire connaître à d’autres. Commandez-en un autre, avec sa propre clé, pour chaque autre instance ou serveur.`,
  };
}

function copied(file: string): Text {
  return {
    en: `This certificate is also in ${quoted(file)}, for another instance or server. Keep it for one of them, and order another, with its own key, for each other.`,
    fr: `Ce certificat est aussi dans ${quoted(file)}, pour une autre instance ou un autre serveur. Gardez-le pour l’un d’eux, et commandez-en un autre, avec sa propre clé, pour chacun des autres.`,
  };
}
