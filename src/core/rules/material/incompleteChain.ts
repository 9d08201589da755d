import { quoted } from '../../config/quoted';
import type { Text } from '../../language';
import type { MaterialRule } from '../rule';
import { bundlesOfCertificates } from './bundles';
import type { Bundle } from './bundles';
import type { IgcCertificate } from './found';

/** A bundle holds the authorities of its certificates, up to the root where it is a PKCS#12 or to be trusted. */
export const incompleteChain: MaterialRule = {
  id: 'incomplete-chain',
  severity: 'warning',
  catalogue: ['IGC-CA-004', 'IGC-P12-002'],
  *check(context) {
    for (const bundle of bundlesOfCertificates(context)) {
      const message = missingIn(bundle);
      if (message)
        yield { range: bundle.range, message, identity: bundle.certificates.map(({ sha256 }) => sha256) };
    }
  },
};

function missingIn({ kind, certificates }: Bundle): Text | undefined {
  const leaves = certificates.filter(({ igc }) => igc.profile !== 'CA');
  const subjects = new Set(certificates.map(({ subject }) => subject.dn));
  // A server or client sends its certificate and the intermediate: who trusts the root has it already.
  const needy = kind === 'pem' && leaves.length > 0 ? leaves : certificates;
  const orphan = needy.find(({ issuer }) => !subjects.has(issuer.dn));
  if (orphan) return withoutIssuer(orphan);
  const lonely = certificates.find(
    (certificate) => isRoot(certificate) && !isUsed(certificate, certificates),
  );
  return lonely && leaves.length === 0 ? withoutIntermediate(lonely) : undefined;
}

function isRoot({ subject, issuer }: IgcCertificate): boolean {
  return subject.dn === issuer.dn;
}

function isUsed(root: IgcCertificate, certificates: readonly IgcCertificate[]): boolean {
  return certificates.some((other) => !isRoot(other) && other.issuer.dn === root.subject.dn);
}

function withoutIssuer({ subject, issuer }: IgcCertificate): Text {
  const [name, authority] = [quoted(subject.CN ?? subject.dn), quoted(issuer.CN ?? issuer.dn)];
  return {
    en: `The authority ${authority}, which issued ${name}, is missing here, so the chain cannot be built. Add its certificate, from igc-sante.esante.gouv.fr.`,
    fr: `L’autorité ${authority}, qui a émis ${name}, manque ici : la chaîne ne peut pas être construite. Ajoutez son certificat, depuis igc-sante.esante.gouv.fr.`,
  };
}

function withoutIntermediate({ subject }: IgcCertificate): Text {
  const name = quoted(subject.CN ?? subject.dn);
  return {
    en: `The root ${name} is here without an intermediate authority: a peer that sends only its own certificate cannot be verified. Add the intermediate, such as AC IGC-SANTE ELEMENTAIRE ORGANISATIONS.`,
    fr: `La racine ${name} est ici sans autorité intermédiaire : un pair qui n’envoie que son certificat ne peut pas être vérifié. Ajoutez l’intermédiaire, par exemple AC IGC-SANTE ELEMENTAIRE ORGANISATIONS.`,
  };
}
