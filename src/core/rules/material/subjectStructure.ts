import { quoted } from '../../config/quoted';
import { checkDigitsAgree } from '../../igc/identifiers';
import type { Text } from '../../language';
import type { MaterialRule } from '../rule';
import { about, softwareCertificatesIn } from './found';

/** The OU of a certificate is a struct_IdNat: the prefix of a type, then an identifier of its length. */
export const subjectStructure: MaterialRule = {
  id: 'subject-structure',
  severity: 'error',
  catalogue: ['IGC-DN-002', 'IGC-DN-003'],
  *check(context) {
    for (const found of softwareCertificatesIn(context)) {
      const { igc, sha256 } = found.item;
      if (igc.structure?.type !== 'UNKNOWN' || context.isListed(sha256)) continue;
      const message = faultOf(igc.structure.value);
      if (message) yield about(found, message);
    }
  },
};

const identifiers: Readonly<Record<string, { readonly name: string; readonly length: number }>> = {
  '1': { name: 'FINESS', length: 9 },
  '2': { name: 'SIREN', length: 9 },
  '3': { name: 'SIRET', length: 14 },
  '4': { name: 'RPPS-rang', length: 14 },
  '5': { name: 'FINESS', length: 9 },
};

/** Neither the form of a cabinet’s ADELI, prefix 0, nor that of a technical number, without prefix, is published. */
function faultOf(unit: string): Text | undefined {
  if (isBareIdentifier(unit)) return withoutPrefix(unit);
  const [prefix = ''] = unit;
  const identifier = identifiers[prefix];
  if (identifier) return wrongLength(unit, prefix, identifier);
  return /^\d/.test(unit) ? undefined : noIdentifier(unit);
}

/** The check of a SIRET holds for an RPPS-rang too. */
function isBareIdentifier(unit: string): boolean {
  return /^\d{14}$/.test(unit) && checkDigitsAgree({ kind: 'siret', value: unit });
}

function withoutPrefix(unit: string): Text {
  return {
    en: `The OU ${quoted(unit)} is an identifier without its prefix, \`3\` for a SIRET, \`4\` for an RPPS-rang, so that services do not know the structure. Order again.`,
    fr: `L’OU ${quoted(unit)} est un identifiant sans son préfixe, \`3\` pour un SIRET, \`4\` pour un RPPS-rang : les services ne reconnaîtront pas la structure. Commandez à nouveau.`,
  };
}

function wrongLength(unit: string, prefix: string, { name, length }: { name: string; length: number }): Text {
  return {
    en: `In the OU ${quoted(unit)}, the prefix \`${prefix}\` announces a ${name} of ${length} characters, and ${unit.length - 1} follow. Check the structure on the platform, and order again.`,
    fr: `Dans l’OU ${quoted(unit)}, le préfixe \`${prefix}\` annonce un ${name} de ${length} caractères, et ${unit.length - 1} suivent. Vérifiez la structure sur la plateforme, et commandez à nouveau.`,
  };
}

function noIdentifier(unit: string): Text {
  return {
    en: `The OU ${quoted(unit)} is no identifier of a structure: it takes a prefix such as \`3\` and its SIRET. Check the structure on the platform, and order again.`,
    fr: `L’OU ${quoted(unit)} n’est pas l’identifiant d’une structure : il faut un préfixe, par exemple \`3\`, et son SIRET. Vérifiez la structure sur la plateforme, et commandez à nouveau.`,
  };
}
