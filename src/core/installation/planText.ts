import { quoted } from '../config/quoted';
import { archiveFolder } from '../inventory/archivedSet';
import type { Language, Text } from '../language';
import { compareCertificates } from '../renewal/comparison';
import type { InstallationPlan } from './planInstallation';

/** What an installation would do, to show before it is done: what changes with a renewal, field by field. */
export function planText(
  { entry, certificate, former, findings, gap }: InstallationPlan,
  language: Language,
): { readonly title: string; readonly detail: string } {
  const name = quoted(certificate.subject.CN ?? certificate.subject.dn);
  const until = certificate.notAfter.slice(0, 10);
  const title: Text = former
    ? { en: `Renew ${entry.id} with ${name}?`, fr: `Renouveler ${entry.id} par ${name} ?` }
    : { en: `Install ${name} for ${entry.id}?`, fr: `Installer ${name} pour ${entry.id} ?` };
  const validity: Text = { en: `Valid until ${until}.`, fr: `Valide jusqu’au ${until}.` };
  const compared = former ? compareCertificates(former, certificate) : [];
  const [same, other] = [compared.filter(({ isSame }) => isSame), compared.filter(({ isSame }) => !isSame)];
  const colon = language === 'fr' ? ' :' : ':';
  const lines = [
    validity[language],
    ...other.map(
      ({ field, former: before, next }) => `${field[language]}${colon} ${short(before)} → ${short(next)}`,
    ),
    ...(same.length === 0
      ? []
      : [`${unchanged[language]}${colon} ${same.map(({ field }) => field[language]).join(', ')}.`]),
    ...findings.map(({ rule, message }) => `${rule}${colon} ${message[language]}`),
    ...(gap ? [gap[language]] : []),
  ];
  return { title: title[language], detail: lines.join('\n') };
}

const unchanged: Text = { en: 'Unchanged', fr: 'Inchangé' };

function short(value: string): string {
  if (value === '') return '∅';
  return value.length > 40 ? `${value.slice(0, 16)}…` : value;
}

/** What was done. */
export function installedText({ entry, files, folder, journal }: InstallationPlan): Text {
  const archive = journal.archive === null ? null : `${folder}/${archiveFolder}/${journal.archive}`;
  const hadBundle = journal.former.bundle !== undefined;
  return {
    en: [
      `The certificate of ${entry.id} is in ${files.certificate ?? folder}.`,
      archive === null ? '' : ` The former files are in ${archive}.`,
      hadBundle ? ' Make the PKCS#12 again, from the new key.' : '',
    ].join(''),
    fr: [
      `Le certificat de ${entry.id} est dans ${files.certificate ?? folder}.`,
      archive === null ? '' : ` Les anciens fichiers sont dans ${archive}.`,
      hadBundle ? ' Refaites le PKCS#12, avec la nouvelle clé.' : '',
    ].join(''),
  };
}
