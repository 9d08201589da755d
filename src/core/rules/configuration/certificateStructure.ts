import { quoted } from '../../config/quoted';
import { structureOf } from '../../config/lookup';
import { givenIdentifiers, type IdentifierKind } from '../../igc/identifiers';
import type { IgcIdentity, StructureIdentifierType } from '../../inspect/item';
import type { Text } from '../../language';
import { inFile, issuedCertificates, theCertificate } from './issuedCertificates';
import type { ConfigurationRule } from '../rule';

/** The issued certificate identifies the structure of its entry. */
export const certificateStructure: ConfigurationRule = {
  id: 'certificate-structure',
  severity: 'error',
  catalogue: ['IGC-DN-002', 'IGC-DN-009', 'IGC-PROF-008'],
  *check(context) {
    const { document } = context;
    for (const [entry, certificate] of issuedCertificates(context)) {
      const structure = structureOf(entry, document.configuration);
      const { igc } = certificate.item;
      const expected = structure ? givenIdentifiers(structure.identifier) : [];
      if (!structure || !igc || expected.length === 0) continue;
      const borne = igc.structure;
      if (expected.some(({ kind, value }) => typeOf[kind] === borne?.type && value === borne.value)) continue;
      yield {
        at: [...entry.path, 'instance'],
        message: borne ? otherStructure(structure.id, borne) : noStructure(structure.id),
        related: [
          inFile(certificate, theCertificate),
          inFile(
            { file: document.file, range: document.valueRange([...structure.path, 'identifier']) },
            { en: 'The structure’s identifier', fr: 'L’identifiant de la structure' },
          ),
        ],
      };
    }
  },
};

/** What a certificate calls each kind of identifier. */
export const typeOf: Readonly<Record<IdentifierKind, StructureIdentifierType>> = {
  siret: 'SIRET',
  siren: 'SIREN',
  finess: 'FINESS',
  finessLegal: 'FINESS',
  rppsRang: 'RPPS-rang',
};

function otherStructure(id: string, { type, value }: NonNullable<IgcIdentity['structure']>): Text {
  const borne = type === 'UNKNOWN' ? quoted(value) : `${type} ${quoted(value)}`;
  return {
    en: `The certificate identifies ${borne}, which is not ${quoted(id)}. Put the right file here, or order again and select the right site on the platform.`,
    fr: `Le certificat identifie ${borne}, qui n’est pas ${quoted(id)}. Placez ici le bon fichier, ou commandez à nouveau en sélectionnant le bon site sur la plateforme.`,
  };
}

function noStructure(id: string): Text {
  return {
    en: `The certificate identifies no structure in its OU, so it cannot stand for ${quoted(id)}. Order an ORG or SERV certificate for it.`,
    fr: `Le certificat n’identifie aucune structure dans son OU, il ne peut donc pas représenter ${quoted(id)}. Commandez un certificat ORG ou SERV pour elle.`,
  };
}
