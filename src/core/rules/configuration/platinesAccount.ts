import type { ConfigurationRule } from '../rule';

const monthsWithoutLogin = 6;
const warnedDays = 30;
const day = 24 * 60 * 60 * 1000;

/** An account on PLATINES that nobody uses for six months is deactivated. */
export const platinesAccount: ConfigurationRule = {
  id: 'platines-account',
  severity: 'info',
  catalogue: ['IGC-ENV-005'],
  *check({ document, now }) {
    const lastLogin = new Date(document.configuration.publisher?.platines?.lastLogin ?? NaN);
    if (Number.isNaN(lastLogin.getTime())) return;
    const end = monthsAfter(lastLogin, monthsWithoutLogin);
    const left = Math.ceil((end.getTime() - now.getTime()) / day);
    if (left > warnedDays) return;
    const date = end.toISOString().slice(0, 10);
    yield {
      at: ['publisher', 'platines', 'lastLogin'],
      message:
        left > 0
          ? {
              en: `Without a login before \`${date}\` the account on PLATINES is deactivated. Log in, then write the date here.`,
              fr: `Sans connexion avant le \`${date}\`, le compte PLATINES sera désactivé. Connectez-vous, puis écrivez la date ici.`,
            }
          : {
              en: `The account on PLATINES was deactivated on \`${date}\`, after six months without a login. Ask monserviceclient.ROR@esante.gouv.fr, then write the date of the new login here.`,
              fr: `Le compte PLATINES a été désactivé le \`${date}\`, après six mois sans connexion. Écrivez à monserviceclient.ROR@esante.gouv.fr, puis notez ici la date de la nouvelle connexion.`,
            },
    };
  },
};

/** The same day some months later, or the last of a shorter month. */
function monthsAfter(date: Date, months: number): Date {
  const later = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  later.setUTCDate(Math.min(date.getUTCDate(), later.getUTCDate()));
  return later;
}
