import type { Environment } from '../config/model';
import type { KnownService } from './services';

/** A host of a service that IGC-Santé secures, as a text names it. */
export interface IgcHost {
  /** In lower case. */
  readonly name: string;
  /** Null where no source says. */
  readonly environment: Environment | null;
  readonly service: KnownService | null;
}

/** A host and where it stands in a text, in offsets of UTF-16 code units. */
export interface HostMention extends IgcHost {
  readonly start: number;
  readonly end: number;
}

/** The ends of the names of the hosts below: what a file that names one holds (IGC-CA-006). */
export const hostHints = ['esante.gouv.fr', 'ameli.fr', 'dmp.gouv.fr', 'sante.fr'] as const;

/**
 * Hosts whose certificate comes from elsewhere or that are only spoken of: web sites, and the names that
 * nomenclatures and FHIR profiles use as identifiers.
 */
const notServices =
  /^(?:(?:www|m|assure|forum-assures|industriels|gnius|interop|mos|esante|convergence|participez|faq|tops|annuaire|ansforge|rppsrang|finess|smt|ecosysteme|hub)\.)?(?:esante\.gouv\.fr|ameli\.fr|dmp\.gouv\.fr|sante\.fr)$/;

/** What the names say, first match first. Hosts that ANS and the services publish, and their numbered siblings. */
const known: readonly {
  readonly form: RegExp;
  readonly environment: Environment;
  readonly service: KnownService | null;
}[] = [
  { form: /^qualiflps[\w.-]*\.ameli\.fr$/, environment: 'test', service: 'INSi' },
  { form: /^services-ps-tlsm\.ameli\.fr$/, environment: 'production', service: 'INSi' },
  { form: /(^|\.)dev\d*\.(.*\.)?dmp\.gouv\.fr$/, environment: 'test', service: 'DMP' },
  { form: /^lps2?\.dmp\.gouv\.fr$/, environment: 'production', service: 'DMP' },
  { form: /(^|\.)bas\.(psc\.)?esante\.gouv\.fr$/, environment: 'test', service: 'PSC' },
  { form: /edc-psc[\w.-]*\.esante\.gouv\.fr$/, environment: 'test', service: 'PSC' },
  { form: /^(auth|wallet)\.esante\.gouv\.fr$/, environment: 'production', service: 'PSC' },
  { form: /(^|\.)qualif\.ror\.esante\.gouv\.fr$/, environment: 'test', service: 'ROR' },
  { form: /platines[\w.-]*\.esante\.gouv\.fr$/, environment: 'test', service: 'ROR' },
  { form: /\.ror\.esante\.gouv\.fr$/, environment: 'production', service: 'ROR' },
  { form: /(^|\.)bac-a-sable\.hub\.esante\.gouv\.fr$/, environment: 'test', service: null },
  { form: /^service\.annuaire\.sante\.fr$/, environment: 'production', service: 'Annuaire' },
];

/** What is known of a host; null where it is none of a service that IGC-Santé secures. */
export function igcHost(written: string): IgcHost | null {
  const name = written.toLowerCase();
  if (!domainAtEnd.test(name) || notServices.test(name)) return null;
  const match = known.find(({ form }) => form.test(name));
  return { name, environment: match?.environment ?? null, service: match?.service ?? null };
}

const domainAtEnd = /\.(esante\.gouv\.fr|ameli\.fr|dmp\.gouv\.fr|sante\.fr)$/;
const domain = /\b(?:esante\.gouv\.fr|ameli\.fr|dmp\.gouv\.fr|sante\.fr)(?![\w-]|\.\w)/gi;

/** No host name is longer (RFC 1035 §2.3.4). */
const longestName = 253;

/** The hosts that a text names, in their order; neither e-mail addresses nor XML namespaces. */
export function* hostsIn(text: string): Generator<HostMention> {
  let previousEnd = 0;
  for (const match of text.matchAll(domain)) {
    const end = match.index + match[0].length;
    const first = Math.max(previousEnd, match.index - longestName);
    let start = match.index;
    while (start > first && /[\w.-]/.test(text.charAt(start - 1))) start--;
    while (/[.-]/.test(text.charAt(start))) start++;
    previousEnd = end;
    if (text.charAt(start - 1) === '@') continue;
    const host = igcHost(text.slice(start, end));
    if (host && !isNamespace(text.slice(Math.max(0, start - 40), start))) yield { ...host, start, end };
  }
}

/** Whether what stands before a host makes it the name of something rather than a place to call. */
function isNamespace(before: string): boolean {
  return /(xmlns(:\w+)?|targetnamespace|namespace|"?system"?)\s*[=:]\s*["']?https?:\/\/$/i.test(before);
}
