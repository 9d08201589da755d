import type { Finding, Severity } from '../finding';
import type { Text } from '../language';
import type { KeyMaterial, KeyWeakness } from '../pki/keyMaterial';
import { makeFinding } from '../rules/finding';
import type { FolderFacts } from './folderFacts';
import { keyOf } from './keyOf';

/** The keys of a file that are too weak to be used (rule `weak-key`). */
export function weakKeyFindings(file: string, { materialIn }: Pick<FolderFacts, 'materialIn'>): Finding[] {
  const materials = materialIn(file);
  const certificates = materials.filter(({ kind }) => kind === 'certificate');
  const isTrustStore = certificates.length > mostOfChain;
  return materials.flatMap((material, position) => {
    const { kind, weakness, range } = material;
    if (!weakness || (isTrustStore && kind === 'certificate') || isToldElsewhere(kind, weakness)) return [];
    const [severity, what] = wrong(weakness);
    const key = keyOf(kind);
    return makeFinding({
      rule: 'weak-key',
      severity,
      message: {
        en: `${key.en} ${what.en} Generate a new key with current software, and order its certificate again.`,
        fr: `${key.fr} ${what.fr} Générez une nouvelle clé avec un logiciel à jour et commandez à nouveau son certificat.`,
      },
      file,
      range,
      identity: [position, weakness.reason],
    });
  });
}

/** A file of more certificates is a list of authorities to trust, which others choose. */
const mostOfChain = 10;

/** Rule `request-strength` tells of the size of the keys of requests. */
function isToldElsewhere(kind: KeyMaterial['kind'], { reason }: KeyWeakness): boolean {
  return kind === 'csr' && reason === 'short-modulus';
}

function wrong(weakness: KeyWeakness): [Severity, Text] {
  switch (weakness.reason) {
    case 'roca':
      return [
        'error',
        {
          en: 'bears the mark of CVE-2017-15361 (ROCA): anyone can compute the private key from the public one.',
          fr: 'porte la marque de CVE-2017-15361 (ROCA) : n’importe qui peut calculer la clé privée à partir de la clé publique.',
        },
      ];
    case 'short-modulus':
      return [
        'warning',
        {
          en: `has ${weakness.bits} bits: those under 2048 can be broken, and IGC-Santé certifies none.`,
          fr: `a ${weakness.bits} bits : celles de moins de 2048 peuvent être cassées, et l’IGC-Santé n’en certifie pas.`,
        },
      ];
    case 'small-exponent':
      return [
        'warning',
        {
          en: `has the public exponent ${weakness.exponent}: under 65537, a mistake of the software that uses it is enough to read or forge.`,
          fr: `a l’exposant public ${weakness.exponent} : en dessous de 65537, une erreur du logiciel qui l’emploie suffit pour lire ou falsifier.`,
        },
      ];
    case 'even-exponent':
      return [
        'warning',
        {
          en: 'has an even public exponent, with which RSA cannot work.',
          fr: 'a un exposant public pair, avec lequel RSA ne peut pas fonctionner.',
        },
      ];
  }
}
