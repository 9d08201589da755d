import { quoted } from '../config/quoted';
import { archiveFolder } from '../inventory/archivedSet';
import type { Language, Text } from '../language';
import { compareCertificates } from '../renewal/comparison';
import type { InstallationPlan } from './planInstallation';

/** What an installation would do, to show before it is done: what changes with a renewal, field by field. */
export function planText(
  { entry, certificate, former, findings, gap, journal }: InstallationPlan,
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
    ...(former ? [] : [validity[language]]),
    ...(journal.privateKey === null ? [] : [bringsKey[language]]),
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

const bringsKey: Text = {
  en: 'Its private key came with it, and is stored encrypted: under the password of the PKCS#12, or where it has none, the one that you gave.',
  fr: 'Sa clé privée est venue avec lui, et est rangée chiffrée : sous le mot de passe du PKCS#12, ou s’il n’en a pas, celui que vous avez donné.',
};
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
      journal.privateKey === null
        ? ''
        : ' The file that came holds the key too: keep it out of the workspace.',
      hadBundle ? ' Make the PKCS#12 again, from the new key.' : '',
    ].join(''),
    fr: [
      `Le certificat de ${entry.id} est dans ${files.certificate ?? folder}.`,
      archive === null ? '' : ` Les anciens fichiers sont dans ${archive}.`,
      journal.privateKey === null
        ? ''
        : ' Le fichier reçu contient aussi la clé : gardez-le hors de l’espace de travail.',
      hadBundle ? ' Refaites le PKCS#12, avec la nouvelle clé.' : '',
    ].join(''),
  };
}
