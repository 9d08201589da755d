import { conventionalNames } from '../inventory/entryFiles';
import { pathIn } from '../inventory/path';
import type { KeyKind } from '../pki/createKeyAndRequest';
import { ignoreLine } from '../remedy';
import type { SecretsFolder } from '../secretsFolder';
import { writeKeyAndRequest, type GenerationRefusal, type WrittenKeyAndRequest } from '../writeKeyAndRequest';
import { fieldsMistake, type RequestFields } from './requestFields';

/** A key and a request that no configuration describes: not for IGC-Santé, whose rules are not asked. */
export interface OtherProductOrder extends RequestFields {
  readonly bits: KeyKind;
  readonly passphrase: () => Promise<string | null>;
  /** From the root of the port. */
  readonly secretsFolder: string;
  /** The ids of the entries of the configuration. */
  readonly taken: readonly string[];
}

/** Makes the private key and the request for another product in a folder of their own, or says why not. */
export async function generateForOtherProduct(
  { secretsFolder, taken, folder, ...order }: OtherProductOrder,
  secrets: SecretsFolder,
): Promise<WrittenKeyAndRequest | GenerationRefusal> {
  const mistake = fieldsMistake({ ...order, folder }, taken);
  if (mistake) return { reason: 'bad-field', message: mistake };
  const root = pathIn('', secretsFolder);
  if (root === null || root === '') return { reason: 'outside-workspace', message: noSecretsFolder };
  const place = (role: 'privateKey' | 'request') => `${root}/${folder}/${conventionalNames[role]}`;
  return writeKeyAndRequest(
    {
      ...order,
      privateKey: place('privateKey'),
      request: place('request'),
      hidingLine: () => ignoreLine(`${root}/`),
    },
    secrets,
  );
}

const noSecretsFolder = {
  en: 'The secrets folder is not one inside this folder. Correct its setting.',
  fr: 'Le dossier des secrets n’est pas dans ce dossier. Corrigez son réglage.',
};
