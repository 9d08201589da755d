import type { ManyGenerated } from '../generateMany';
import type { Language, Text } from '../language';

/** What was made and what was not, and why, as Markdown. */
export function manyGeneratedText({ done, refused, left }: ManyGenerated, language: Language): string {
  const section = (title: Text, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title[language]} (${lines.length})`, '', ...lines, ''];
  return [
    `# ${titles.all[language]}`,
    '',
    ...section(
      titles.done,
      done.map(({ id, privateKey, request, notes }) =>
        [`- ${id}: ${request}, ${privateKey}.`, ...notes.map((note) => note[language])].join(' '),
      ),
    ),
    ...section(
      titles.refused,
      refused.map(({ id, message }) => `- ${id}: ${message[language]}`),
    ),
    ...section(
      titles.left,
      left.map((id) => `- ${id}`),
    ),
    ...(done.length > 0 ? [next[language], ''] : []),
  ].join('\n');
}

const titles = {
  all: { en: 'Keys and CSRs', fr: 'Clés et CSR' },
  done: { en: 'Made', fr: 'Créées' },
  refused: { en: 'Not made', fr: 'Non créées' },
  left: { en: 'Not begun: cancelled', fr: 'Non commencées : annulé' },
} as const satisfies Readonly<Record<string, Text>>;

const next: Text = {
  en: 'Upload each CSR to the IGC-Santé platform, never by mail.',
  fr: 'Déposez chaque CSR sur la plateforme IGC-Santé, jamais par courriel.',
};
