import { quoted } from '../../config/quoted';
import type { RelatedPlace } from '../../finding';
import { insiNames, isInsiName } from '../../igc/insi';
import type { Text } from '../../language';
import type { MaterialContext, MaterialRule } from '../rule';
import { about, leavesIn } from './found';
import type { IgcCertificate } from './found';

/** A file whose path says AUTO holds INSI-AUTO, one that says MANU holds INSI-MANU, and both hold different ones. */
export const insiFileName: MaterialRule = {
  id: 'insi-file-name',
  severity: 'warning',
  catalogue: ['IGC-INSI-009', 'IGC-INSI-010'],
  *check(context) {
    const expected = nameSaidBy(context.file);
    if (!expected) return;
    for (const found of leavesIn(context)) {
      const name = found.item.subject.CN ?? '';
      const twins = placesForTheOther(found.item, expected, context);
      if (isInsiName(name) && name !== expected)
        yield { ...about(found, otherName(expected, name, twins)), related: twins };
      else if (!isInsiName(name) && twins.length > 0)
        yield { ...about(found, sameInBoth(expected, twins)), related: twins };
    }
  },
};

const words = {
  [insiNames.automated]: /(?<![a-z])auto(?:mat[a-z]*)?(?![a-z])/i,
  [insiNames.manual]: /(?<![a-z])manu(?:el[a-z]*|al)?(?![a-z])/i,
};

/** The INSi name that a path speaks of; none where it speaks of both. */
function nameSaidBy(file: string): string | undefined {
  const said = Object.values(insiNames).filter((name) => words[name].test(file));
  return said.length === 1 ? said[0] : undefined;
}

function placesForTheOther(
  { spki }: IgcCertificate,
  expected: string,
  { placesOf }: MaterialContext,
): RelatedPlace[] {
  return (spki === null ? [] : placesOf(spki)).flatMap(({ file, material }) => {
    const said = nameSaidBy(file);
    const isCertificate = material.kind === 'certificate' || material.kind === 'pkcs12';
    if (!isCertificate || said === undefined || said === expected) return [];
    return [{ file, range: material.range, message: sameCertificate }];
  });
}

const sameCertificate: Text = { en: 'The same certificate', fr: 'Le même certificat' };

function otherName(expected: string, name: string, twins: readonly RelatedPlace[]): Text {
  const copied = twins[0] ? quoted(twins[0].file) : undefined;
  return {
    en: `The path says \`${expected}\`, but the certificate is \`${name}\`${copied ? `, the same as in ${copied}` : ''}. Put the right file here, or rename this one.`,
    fr: `Le chemin annonce \`${expected}\`, mais le certificat est \`${name}\`${copied ? `, le même que dans ${copied}` : ''}. Placez ici le bon fichier, ou renommez celui-ci.`,
  };
}

function sameInBoth(expected: string, [twin]: readonly RelatedPlace[]): Text {
  const other = quoted(twin?.file ?? '');
  return {
    en: `The path says \`${expected}\`, but ${other} holds the same certificate, and INSi wants one for each mode. Order the missing one, and put it in its place.`,
    fr: `Le chemin annonce \`${expected}\`, mais ${other} contient le même certificat, et INSi en veut un par mode d’appel. Commandez celui qui manque, et placez-le ici.`,
  };
}
