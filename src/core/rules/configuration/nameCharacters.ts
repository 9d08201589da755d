import type { ConfigPath } from '../../config/model';
import { quoted } from '../../config/quoted';
import { unseen } from '../../unseen';
import type { ConfigurationRule } from '../rule';

/** What a request takes into its subject can be seen: no control, no direction mark, no character lost in a conversion. */
export const nameCharacters: ConfigurationRule = {
  id: 'name-characters',
  severity: 'error',
  catalogue: [],
  *check({ document }) {
    const { certificates, structures } = document.configuration;
    const names: (readonly [ConfigPath, string | undefined])[] = [
      ...structures.map(({ path, name }) => [[...path, 'name'], name] as const),
      ...certificates.map(({ path, commonName }) => [[...path, 'commonName'], commonName] as const),
    ];
    for (const [at, name] of names) {
      const [character] = unseen.exec(name ?? '') ?? [];
      if (character === undefined) continue;
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      yield {
        at,
        message: {
          en: `${quoted(name)} holds ${code}, a character that cannot be seen or was lost, and it would be in the certificate. Type the name again.`,
          fr: `${quoted(name)} contient ${code}, un caractère invisible ou perdu, qui serait dans le certificat. Retapez ce nom.`,
        },
      };
    }
  },
};
