import type { ConfigurationDocument } from '../config/document';
import { entryFiles, entryFolder, type EntryFiles } from '../inventory/entryFiles';
import type { Text } from '../language';
import { isRefusal, orRefusal, RefusedError } from '../pki/encryption/refusal';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import type { SecretsFolder } from '../secretsFolder';
import { writeRefusalText } from '../writeRefusalText';
import { bundleIn, keyAndCertificates, requestIn, type Part } from './parts';

/** What of an entry is handed over: its request, or what the software needs to use its certificate. */
export type HandoverKind = 'request' | 'bundle';

/** One file to hand over. */
export interface HandoverContent {
  /** What the recipient will call it. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the encrypted file goes: the folder of the entry; '' for the workspace itself. */
  readonly folder: string;
  readonly notes: readonly Text[];
}

/** Where an entry stands. */
export interface HandoverOrder {
  readonly document: ConfigurationDocument;
  readonly id: string;
  /** From the folder of the configuration. */
  readonly secretsFolder: string;
  readonly kind: HandoverKind;
}

/** Reads what is to be handed over: nothing else of what stands in those files leaves with it. */
export async function handoverContent(
  { document, id, secretsFolder, kind }: HandoverOrder,
  secrets: Pick<SecretsFolder, 'read'>,
): Promise<HandoverContent | { readonly refusal: Text }> {
  const entry = document.configuration.certificates.find((each) => each.id === id);
  const folder = entry && entryFolder(document.file, entry, secretsFolder);
  if (!entry || !folder) return { refusal: noEntry };
  const paths = entryFiles(document.file, entry, secretsFolder);
  const read = async (role: keyof EntryFiles) => await partAt(paths[role], secrets);
  const content = await orRefusal(async (): Promise<Omit<HandoverContent, 'folder'>> => {
    if (kind === 'request')
      return { name: `${id}.csr`, bytes: utf8(requestIn(await read('request'))), notes: [] };
    const bundle = await read('bundle');
    if (bundle) return { name: `${id}.p12`, bytes: bundleIn(bundle), notes: [keyLeaves, passwordApart] };
    const key = await read('privateKey');
    const text = keyAndCertificates(key, await read('certificate'), await read('chain'));
    const notes = [keyLeaves, key && isInClear(key.bytes) ? keyInClear : passwordApart];
    return { name: `${id}.pem`, bytes: utf8(text), notes };
  });
  return isRefusal(content) ? { refusal: content.message } : { folder, ...content };
}

async function partAt(path: string | null, secrets: Pick<SecretsFolder, 'read'>): Promise<Part | null> {
  const bytes = path === null ? null : await secrets.read(path);
  if (path === null || bytes === null) return null;
  if (!(bytes instanceof Uint8Array)) throw new RefusedError('not-that', writeRefusalText(bytes));
  return { path, bytes };
}

function isInClear(file: Uint8Array): boolean {
  return readKeyMaterial(file).some(({ kind, encrypted }) => kind === 'private-key' && !encrypted);
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

const noEntry: Text = {
  en: 'There is no such certificate in the configuration, or its id cannot name a folder.',
  fr: 'Ce certificat n’est pas dans la configuration, ou son identifiant ne peut pas nommer un dossier.',
};

const keyLeaves: Text = {
  en: 'This hands over the private key. It must live in one place only: once the recipient has it, delete your copy.',
  fr: 'La clé privée part avec ce fichier. Elle ne doit vivre qu’à un seul endroit : quand le destinataire l’a, supprimez votre copie.',
};

const passwordApart: Text = {
  en: 'The password of the PKCS#12 or of the key is not in the file: tell it apart.',
  fr: 'Le mot de passe du PKCS#12 ou de la clé n’y est pas : donnez-le à part.',
};

const keyInClear: Text = {
  en: 'The key has no passphrase of its own: once opened, the file must not be left lying about.',
  fr: 'La clé n’a pas de phrase de passe à elle : une fois ouvert, le fichier ne doit pas traîner.',
};
