import { structureOf } from '../../config/lookup';
import type { Administrator, CertificateEntry, Configuration, Structure } from '../../config/model';
import { quoted } from '../../config/quoted';
import type { Severity } from '../../finding';
import type { Text } from '../../language';
import type { ConfigurationRule, Report } from '../rule';

/** What form 413 and the platform ask for is there; a hint while the order is prepared, more once it has begun. */
export const formFields: ConfigurationRule = {
  id: 'form-fields',
  severity: 'error',
  catalogue: ['IGC-F413-007', 'IGC-F413-008', 'IGC-F413-011', 'IGC-F413-021'],
  *check({ document: { configuration } }) {
    const prepared = configuration.certificates.filter(({ administrator, order }) => administrator ?? order);
    const begun = new Set(prepared.filter(({ order }) => order));
    yield* publisherFields(configuration, prepared, begun);
    yield* structureFields(configuration, prepared, begun);
    yield* administratorFields(configuration, prepared, begun);
    for (const entry of prepared) yield* entryFields(entry);
  },
};

type Begun = ReadonlySet<CertificateEntry>;

function* publisherFields(
  { publisher }: Configuration,
  prepared: readonly CertificateEntry[],
  begun: Begun,
): Iterable<Report> {
  const [first] = prepared;
  if (publisher || !first) return;
  yield missing([...first.path, 'publisher'], prepared, begun, 'warning', {
    en: 'Form 413 asks for the publisher and the name of the software. Add `publisher` with its `name` and `solution`.',
    fr: 'Le formulaire 413 demande l’éditeur et le nom de la solution. Ajoutez `publisher` avec son `name` et sa `solution`.',
  });
}

function* structureFields(
  configuration: Configuration,
  prepared: readonly CertificateEntry[],
  begun: Begun,
): Iterable<Report> {
  for (const [structure, entries] of grouped(prepared, (entry) => structureOf(entry, configuration))) {
    const { path, id, representative } = structure;
    if (!representative)
      yield missing([...path, 'representative'], entries, begun, 'error', {
        en: `Form 413 asks who signs for ${quoted(id)}. Add \`representative\` with \`name\`, \`role\` and \`cardNumber\`.`,
        fr: `Le formulaire 413 demande qui signe pour ${quoted(id)}. Ajoutez \`representative\` avec \`name\`, \`role\` et \`cardNumber\`.`,
      });
    else yield* representativeFields(structure, representative, entries, begun);
  }
}

function* representativeFields(
  { path, id }: Structure,
  { name, role, cardNumber }: NonNullable<Structure['representative']>,
  entries: readonly CertificateEntry[],
  begun: Begun,
): Iterable<Report> {
  for (const [field, value] of Object.entries({ name, role, cardNumber }))
    if (!value)
      yield missing([...path, 'representative', field], entries, begun, 'error', {
        en: `Form 413 asks the name, the capacity and the card number of whoever signs for ${quoted(id)}. Add \`${field}\`.`,
        fr: `Le formulaire 413 demande le nom, la qualité et le numéro de carte de qui signe pour ${quoted(id)}. Ajoutez \`${field}\`.`,
      });
}

function* administratorFields(
  { administrators }: Configuration,
  prepared: readonly CertificateEntry[],
  begun: Begun,
): Iterable<Report> {
  const named = (entry: CertificateEntry) => administrators.find(({ id }) => id === entry.administrator);
  for (const [administrator, entries] of grouped<Administrator>(prepared, named)) {
    const { path, id, email, phone } = administrator;
    for (const [field, value] of Object.entries({ email, phone }))
      if (!value)
        yield missing([...path, field], entries, begun, 'error', {
          en: `Form 413 asks the e-mail and the telephone of the administrator ${quoted(id)}. Add \`${field}\`.`,
          fr: `Le formulaire 413 demande l’adresse et le téléphone de l’administrateur ${quoted(id)}. Ajoutez \`${field}\`.`,
        });
  }
}

function* entryFields({ path, administrator, contact, order }: CertificateEntry): Iterable<Report> {
  const severity = order ? 'error' : 'info';
  if (!administrator)
    yield {
      at: [...path, 'administrator'],
      onKey: true,
      severity,
      message: {
        en: 'Form 413 designates at least one technical administrator. Name in `administrator` who orders this certificate.',
        fr: 'Le formulaire 413 désigne au moins un administrateur technique. Nommez dans `administrator` qui commande ce certificat.',
      },
    };
  if (!contact?.actor)
    yield {
      at: [...path, 'contact', 'actor'],
      onKey: true,
      severity,
      message: {
        en: 'The platform does not take the actor’s e-mail from form 413: it has to be typed again. Write it in `contact.actor`.',
        fr: 'La plateforme ne reprend pas l’« Email de l’acteur » du formulaire 413 : il faut le saisir à nouveau. Écrivez-le dans `contact.actor`.',
      },
    };
}

/** A field that is missing for some entries: as serious as the catalogue says once one of them is being ordered. */
function missing(
  at: Report['at'],
  entries: readonly CertificateEntry[],
  begun: Begun,
  severity: Severity,
  message: Text,
): Report {
  return {
    at,
    onKey: true,
    severity: entries.some((entry) => begun.has(entry)) ? severity : 'info',
    message,
  };
}

function grouped<T>(
  entries: readonly CertificateEntry[],
  ownerOf: (entry: CertificateEntry) => T | undefined,
): ReadonlyMap<T, readonly CertificateEntry[]> {
  const groups = new Map<T, CertificateEntry[]>();
  for (const entry of entries) {
    const owner = ownerOf(entry);
    if (owner === undefined) continue;
    const group = groups.get(owner);
    if (group) group.push(entry);
    else groups.set(owner, [entry]);
  }
  return groups;
}
