import { instanceOf } from '../../config/lookup';
import type { CertificateEntry, Configuration } from '../../config/model';
import { quoted } from '../../config/quoted';
import type { Text } from '../../language';
import type { ConfigurationRule } from '../rule';

/** The certificates of one file number were ordered with one form: of one kind, in one branch, for one structure. */
export const orderReference: ConfigurationRule = {
  id: 'order-reference',
  severity: 'error',
  catalogue: ['IGC-F413-001', 'IGC-F413-020'],
  *check({ document: { configuration } }) {
    const firsts = new Map<string, CertificateEntry>();
    for (const entry of configuration.certificates) {
      const reference = entry.order?.reference;
      if (!reference) continue;
      const first = firsts.get(reference);
      const message = first && difference(entry, first, configuration);
      if (message) yield { at: [...entry.path, 'order', 'reference'], message };
      if (!first) firsts.set(reference, entry);
    }
  },
};

function difference(
  entry: CertificateEntry,
  first: CertificateEntry,
  configuration: Configuration,
): Text | undefined {
  const [here, there] = [instanceOf(entry, configuration), instanceOf(first, configuration)];
  const other = quoted(first.id);
  if (here?.environment && there?.environment && here.environment !== there.environment)
    return {
      en: `${other} has this file number too, in the other environment: form 413 is for production, form 414 for TEST. Correct one of the numbers.`,
      fr: `${other} a aussi ce numéro de dossier, dans l’autre environnement : le formulaire 413 est pour la production, le 414 pour le TEST. Corrigez l’un des numéros.`,
    };
  if (here?.structure && there?.structure && here.structure !== there.structure)
    return {
      en: `${other} has this file number too, for another structure, and a form is for one. Correct one of the numbers.`,
      fr: `${other} a aussi ce numéro de dossier, pour une autre structure, or un formulaire n’en concerne qu’une. Corrigez l’un des numéros.`,
    };
  if (entry.product && first.product && entry.product.slice(0, 4) !== first.product.slice(0, 4))
    return {
      en: `${other} has this file number too, for the other of ORG and SERV. The Ségur radiology guide says one form for each, though the form of March 2024 lets both be ticked. Send two forms, or ask ANS.`,
      fr: `${other} a aussi ce numéro de dossier, pour l’autre type, ORG ou SERV. Le guide Ségur de la radiologie dit un formulaire par type, bien que celui de mars 2024 permette de cocher les deux. Envoyez deux formulaires, ou demandez à l’ANS.`,
    };
  return undefined;
}
