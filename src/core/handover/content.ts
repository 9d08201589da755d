import type { ConfigurationDocument } from '../config/document';
import { entryFiles, entryFolder } from '../inventory/entryFiles';
import type { Text } from '../language';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import type { SecretsFolder } from '../secretsFolder';
import { writeRefusalText } from '../writeRefusalText';

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

/** Reads what is to be handed over and makes sure that it is that, and nothing more. */
export async function handoverContent(
  { document, id, secretsFolder, kind }: HandoverOrder,
  secrets: Pick<SecretsFolder, 'read'>,
): Promise<HandoverContent | { readonly refusal: Text }> {
  const entry = document.configuration.certificates.find((each) => each.id === id);
  const folder = entry && entryFolder(document.file, entry, secretsFolder);
  if (!entry || !folder) return { refusal: noEntry };
  const paths = entryFiles(document.file, entry, secretsFolder);
  const read = async (path: string | null) => {
    const bytes = path === null ? null : await secrets.read(path);
    if (bytes !== null && !(bytes instanceof Uint8Array)) throw new Unreadable(writeRefusalText(bytes));
    return bytes;
  };
  try {
    if (kind === 'request') {
      const bytes = await read(paths.request);
      const refusal = bytes ? notOnlyRequest(bytes) : noRequest;
      return refusal
        ? { refusal }
        : { folder, name: `${id}.csr`, bytes: new Uint8Array(bytes ?? []), notes: [] };
    }
    const bundle = await read(paths.bundle);
    if (bundle) {
      if (!kindsIn(bundle).has('pkcs12')) return { refusal: noBundle };
      return { folder, name: `${id}.p12`, bytes: new Uint8Array(bundle), notes: [keyLeaves] };
    }
    const parts = [await read(paths.privateKey), await read(paths.certificate), await read(paths.chain)];
    const bytes = joined(parts);
    return bytes ? { folder, name: `${id}.pem`, bytes, notes: [keyLeaves] } : { refusal: noBundle };
  } catch (error) {
    if (error instanceof Unreadable) return { refusal: error.text };
    throw error;
  }
}

class Unreadable extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

function kindsIn(bytes: Uint8Array): Set<string> {
  return new Set(readKeyMaterial(bytes).map(({ kind }) => kind));
}

function notOnlyRequest(bytes: Uint8Array): Text | undefined {
  const kinds = kindsIn(bytes);
  if (!kinds.has('csr')) return noRequest;
  return kinds.has('private-key') || kinds.has('pkcs12') ? requestWithKey : undefined;
}

/** Key, certificate and chain as one text of PEM, where all are that; the chain may be missing. */
function joined([key, certificate, chain]: readonly (Uint8Array | null)[]): Uint8Array<ArrayBuffer> | null {
  if (!key || !certificate) return null;
  const parts = [key, certificate, ...(chain ? [chain] : [])];
  const isPem = parts.every((part) => readKeyMaterial(part).some(({ encoding }) => encoding === 'pem'));
  if (!isPem || !kindsIn(key).has('private-key') || !kindsIn(certificate).has('certificate')) return null;
  const text = parts.map((part) => new TextDecoder().decode(part).trimEnd()).join('\n');
  return new TextEncoder().encode(`${text}\n`);
}

const noEntry: Text = {
  en: 'There is no such certificate in the configuration, or its id cannot name a folder.',
  fr: 'Ce certificat n’est pas dans la configuration, ou son identifiant ne peut pas nommer un dossier.',
};

const noRequest: Text = {
  en: 'This entry has no certificate request (CSR) yet. Generate its key and CSR first.',
  fr: 'Ce certificat n’a pas encore de demande (CSR). Générez d’abord sa clé et sa CSR.',
};

const requestWithKey: Text = {
  en: 'The file of the request also holds a private key, which must not leave. Take it out first.',
  fr: 'Le fichier de la demande contient aussi une clé privée, qui ne doit pas sortir. Retirez-la d’abord.',
};

const noBundle: Text = {
  en: 'This entry has neither a PKCS#12 nor a private key with its certificate in PEM. Install the certificate first.',
  fr: 'Ce certificat n’a ni PKCS#12, ni clé privée avec son certificat en PEM. Installez d’abord le certificat.',
};

const keyLeaves: Text = {
  en: 'This hands over the private key. It must live in one place only: once the recipient has it, delete your copy. The password of the PKCS#12 or of the key is not in the file: tell it apart.',
  fr: 'La clé privée part avec ce fichier. Elle ne doit vivre qu’à un seul endroit : quand le destinataire l’a, supprimez votre copie. Le mot de passe du PKCS#12 ou de la clé n’y est pas : donnez-le à part.',
};
