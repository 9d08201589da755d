import type { ConfigurationDocument } from '../../config/document';
import { writeProperty, writeValue } from '../../config/edits/fixes';
import { quoted } from '../../config/quoted';
import type { Administrator } from '../../config/model';
import type { Report, ConfigurationRule } from '../rule';

/** A technical administrator has an active card of the kind that goes with the employer. */
export const administratorCard: ConfigurationRule = {
  id: 'administrator-card',
  severity: 'error',
  catalogue: ['IGC-F413-008', 'IGC-F413-009', 'IGC-F413-010'],
  *check({ document }) {
    for (const administrator of document.configuration.administrators) {
      yield* cardKind(administrator, document);
      yield* cardInUse(administrator, document);
    }
  },
};

function* cardKind(
  { path, employer, card }: Administrator,
  document: ConfigurationDocument,
): Iterable<Report> {
  if (!employer || !card?.type) return;
  const at = [...path, 'card', 'type'];
  if (employer === 'publisher' && card.type !== 'CPA')
    yield {
      at,
      message: {
        en: `A publisher’s administrator connects with a \`CPA\`, not a \`${card.type}\`. Order a CPA with form 301.`,
        fr: `L’administrateur d’un éditeur se connecte avec une \`CPA\`, pas une \`${card.type}\`. Commandez une CPA par le formulaire 301.`,
      },
      fixes: () => [
        ...writeValue(document, at, 'CPA'),
        ...writeProperty(document, [...path, 'employer'], 'structure'),
      ],
    };
  if (employer === 'structure' && card.type === 'CPA')
    yield {
      at,
      message: {
        en: 'A structure’s administrator connects with a `CPS` or a `CPE`, not a `CPA`. Use the professional’s CPS, or order a CPE through TOPS.',
        fr: 'L’administrateur d’une structure se connecte avec une `CPS` ou une `CPE`, pas une `CPA`. Utilisez la CPS du professionnel, ou commandez une CPE par TOPS.',
      },
      fixes: () => [
        ...writeValue(document, at, 'CPS'),
        ...writeValue(document, at, 'CPE'),
        ...writeProperty(document, [...path, 'employer'], 'publisher'),
      ],
    };
}

function* cardInUse({ path, id, card }: Administrator, document: ConfigurationDocument): Iterable<Report> {
  if (!card?.number)
    yield {
      at: card ? [...path, 'card'] : [...path, 'id'],
      onKey: card !== undefined,
      message: {
        en: `Form 413 asks the card number of the administrator ${quoted(id)}. Write it in \`card.number\`.`,
        fr: `Le formulaire 413 demande le numéro de carte de l’administrateur ${quoted(id)}. Écrivez-le dans \`card.number\`.`,
      },
    };
  if (card?.active === false)
    yield {
      at: [...path, 'card', 'active'],
      message: {
        en: `The administrator ${quoted(id)} needs an active card before form 413 is sent. Activate it, then write \`active: true\`.`,
        fr: `L’administrateur ${quoted(id)} doit avoir une carte active avant l’envoi du formulaire 413. Activez-la, puis écrivez \`active: true\`.`,
      },
      fixes: () => writeProperty(document, [...path, 'card', 'active'], true),
    };
}
