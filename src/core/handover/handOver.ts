import { envelop, type EnvelopeRecipient } from '../cms/envelopedData';
import type { Text } from '../language';
import type { SecretsFolder } from '../secretsFolder';
import { writeRefusalText } from '../writeRefusalText';
import type { HandoverContent } from './content';

const mostCopies = 100;

/** Encrypts what is handed over into one new file beside the others of the entry, which are left as they are. */
export async function handOver(
  { name, bytes, folder }: HandoverContent,
  recipient: EnvelopeRecipient,
  secrets: Pick<SecretsFolder, 'obstacle' | 'writeNew'>,
): Promise<{ readonly path: string } | { readonly refusal: Text }> {
  const content = await envelop(bytes, recipient);
  for (let copy = 1; copy <= mostCopies; copy++) {
    const file = `${name}${copy === 1 ? '' : `.${copy}`}.p7m`;
    const path = folder === '' ? file : `${folder}/${file}`;
    const refusal = (await secrets.obstacle(path)) ?? (await secrets.writeNew([{ path, content }]));
    if (refusal === null) return { path };
    if (refusal.reason !== 'exists') return { refusal: writeRefusalText(refusal) };
  }
  return {
    refusal: {
      en: `There are ${mostCopies} files ${name}.p7m already. Delete those that have been opened.`,
      fr: `Il existe déjà ${mostCopies} fichiers ${name}.p7m. Supprimez ceux qui ont été ouverts.`,
    },
  };
}
