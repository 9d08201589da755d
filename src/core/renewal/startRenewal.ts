import type { SecretsFolder } from '../secretsFolder';
import {
  generateKeyAndRequest,
  type GeneratedKeyAndRequest,
  type KeyAndRequestOrder,
} from '../generateKeyAndRequest';
import { entryFiles } from '../inventory/entryFiles';
import type { Text } from '../language';
import type { GenerationRefusal } from '../writeKeyAndRequest';

/**
 * Makes a new key and request beside those in use, which stay so until the new certificate is installed; or neither
 * and says why.
 */
export async function startRenewal(
  order: KeyAndRequestOrder,
  secrets: SecretsFolder,
): Promise<GeneratedKeyAndRequest | GenerationRefusal> {
  const { document, id, secretsFolder } = order;
  const entry = document.configuration.certificates.find((each) => each.id === id);
  if (entry) {
    const { certificate, bundle } = entryFiles(document.file, entry, secretsFolder);
    const inUse = [certificate, bundle].filter((path) => path !== null);
    const standing = await Promise.all(inUse.map((path) => secrets.obstacle(path)));
    if (standing.every((each) => each === null)) return { reason: 'nothing-to-renew', message: notYet(id) };
  }
  const outcome = await generateKeyAndRequest({ ...order, isRenewal: true }, secrets);
  return 'reason' in outcome && outcome.reason === 'exists'
    ? { ...outcome, message: underWay(id, outcome.message) }
    : outcome;
}

const notYet = (id: string): Text => ({
  en: `${id} has no certificate yet, so there is nothing to renew. Generate its key and CSR, or install its certificate.`,
  fr: `${id} n’a pas encore de certificat : il n’y a rien à renouveler. Générez sa clé et sa CSR, ou installez son certificat.`,
});

const underWay = (id: string, { en, fr }: Text): Text => ({
  en: `A renewal of ${id} is under way already: upload its CSR, or move its folder away to begin again. ${en}`,
  fr: `Un renouvellement de ${id} est déjà en cours : déposez sa CSR, ou déplacez son dossier pour recommencer. ${fr}`,
});
