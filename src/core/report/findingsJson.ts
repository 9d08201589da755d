import type { Finding, Severity } from '../finding';
import type { Language } from '../language';

/** The findings of a check as JSON data (`check --format json`), in one language. */
export function findingsJson(findings: readonly Finding[], files: number, language: Language) {
  const counts = countFindings(findings);
  return {
    version: 1,
    summary: { files, errors: counts.error, warnings: counts.warning, infos: counts.info },
    findings: findings.map(({ message, related, ...finding }) => ({
      ...finding,
      message: message[language],
      related: related.map((place) => ({ ...place, message: place.message[language] })),
    })),
  };
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
