import type { Structure } from '../../config/model';
import type { Report, ConfigurationRule } from '../rule';

/** Sources differ on which FINESS a certificate bears: the site's or the legal entity's. */
export const finessKind: ConfigurationRule = {
  id: 'finess-kind',
  severity: 'info',
  catalogue: ['IGC-DN-010'],
  *check({ document }) {
    for (const structure of document.configuration.structures) yield* questionable(structure);
  },
};

function* questionable({ path, kind, identifier }: Structure): Iterable<Report> {
  if (kind === 'gie' && identifier.finessLegal)
    yield {
      at: [...path, 'identifier', 'finessLegal'],
      onKey: true,
      message: {
        en: 'For a GIE the Ségur radiology guide asks the `finess` of the site, though one of its examples allows the legal one, which ANS recommends elsewhere. Take the site’s, unless ANS told you otherwise.',
        fr: 'Pour un GIE, le guide Ségur de la radiologie demande le `finess` géographique, même si l’un de ses exemples admet le juridique, que l’ANS recommande ailleurs. Prenez le géographique, sauf avis contraire de l’ANS.',
      },
    };
  if (kind === 'hospital' && identifier.finess)
    yield {
      at: [...path, 'identifier', 'finess'],
      onKey: true,
      message: {
        en: 'For a hospital ANS recommends the `finessLegal` of the legal entity, though its API guide also allows the site’s. Take the legal one, unless one site orders for itself.',
        fr: 'Pour un établissement, l’ANS recommande le `finessLegal` de l’entité juridique, même si son guide des API admet aussi le géographique. Prenez le juridique, sauf si un site commande pour lui-même.',
      },
    };
}
