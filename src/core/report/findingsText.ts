import { unhidden } from '../features/markdown';
import { severities, type Finding } from '../finding';
import type { Language } from '../language';
import type { Range } from '../range';
import { countFindings } from './findingsJson';
import type { Paint } from './paint';

/**
 * Findings for people: a line each, `file:line:column severity rule message`, then what it relates to; `pageOf` gives
 * the place of a page of the package.
 */
export function findingsText(
  findings: readonly Finding[],
  files: number,
  language: Language,
  paint: Paint,
  pageOf: (docs: string) => string,
): string {
  const paragraphs = byFile(findings).map((group) =>
    group.map((finding) => findingText(finding, language, paint)).join('\n'),
  );
  const pages = [...new Set(findings.map(({ docs }) => docs))].sort();
  if (pages.length > 0) {
    const title = { en: 'Read about these rules in:', fr: 'Pour en savoir plus sur ces règles :' }[language];
    paragraphs.push([title, ...pages.map((page) => `  ${pageOf(page)}`)].join('\n'));
  }
  return [...paragraphs, summaryText(findings, files, language)].map((each) => `${each}\n`).join('\n');
}

function byFile(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return [...groups.values()];
}

/** A place as editors and terminals link it: the 1-based line and column. */
export function placeText(file: string, { start }: Range): string {
  return `${unhidden(file)}:${start.line + 1}:${start.character + 1}`;
}

function findingText(finding: Finding, language: Language, paint: Paint): string {
  const { severity, rule, message, file, range, related } = finding;
  const place = paint('strong', placeText(file, range));
  const severityName = paint(severity, severityNames[severity][language]);
  const also = related.map(
    (each) => `    ${placeText(each.file, each.range)} ${unhidden(each.message[language])}`,
  );
  return [`${place} ${severityName} ${paint('faint', rule)} ${unhidden(message[language])}`, ...also].join(
    '\n',
  );
}

/** How serious a finding is, in a word. */
export const severityNames = {
  error: { en: 'error', fr: 'erreur' },
  warning: { en: 'warning', fr: 'avertissement' },
  info: { en: 'info', fr: 'info' },
};

function summaryText(findings: readonly Finding[], files: number, language: Language): string {
  const counts = countFindings(findings);
  const plural = { error: 'errors', warning: 'warnings', info: 'infos' };
  const pluriel = { error: 'erreurs', warning: 'avertissements', info: 'infos' };
  const told = severities.map((severity) => {
    const one = counts[severity] === 1;
    const name = {
      en: one ? severity : plural[severity],
      fr: one ? severityNames[severity].fr : pluriel[severity],
    };
    return `${counts[severity]} ${name[language]}`;
  });
  return `${told.join(', ')} ${{ en: 'in', fr: 'dans' }[language]} ${files} ${
    files === 1 ? { en: 'file', fr: 'fichier' }[language] : { en: 'files', fr: 'fichiers' }[language]
  }`;
}
