/** The languages of every message a user reads. */
export type Language = 'en' | 'fr';

/**
 * A message in every language of the product.
 *
 * Core says everything in all languages and leaves the choice to the edge (editor, CLI), so it needs no
 * global state, and the type checker refuses a message without its translation.
 */
export type Text = Readonly<Record<Language, string>>;

/** The language to speak for a locale such as `fr-FR`, `fr_FR.UTF-8` or `en`. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
