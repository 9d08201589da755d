import type { ConfigurationDocument } from '../config/document';
import { filesOutside, noSuchEntry } from '../entryRefusals';
import { entryFiles } from '../inventory/entryFiles';
import type { Text } from '../language';
import { certificatesOf } from '../pki/certificatesOf';
import { isRefusal, type Refusal } from '../pki/encryption/refusal';
import type { KeyMaterial } from '../pki/keyMaterial';
import type { OpenOptions } from '../pki/openPkcs12';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import { writePkcs12, type Pkcs12Compatibility } from '../pki/writePkcs12';
import type { SecretsFolder, WriteRefusal } from '../secretsFolder';
import { hidingLine, visibleToGit, type VisibleToGit } from '../visibleToGit';
import { writeRefusalText } from '../writeRefusalText';
import { openAsking, type AskPassphrase } from './openAsking';

/** Asked for only once nothing else stands in the way; may throw to end the work. */
export interface BundlePasswords {
  readonly key: AskPassphrase;
  /** That of the new PKCS#12. */
  readonly bundle: () => Promise<string>;
}

/** How to make a bundle. */
export interface BundleOptions extends OpenOptions {
  readonly compatibility: Pkcs12Compatibility;
  /** What programs call the key by. */
  readonly friendlyName: string | null;
  readonly passwords: BundlePasswords;
}

/** The paths, from the workspace, of what to put together and where. */
export interface BundlePlaces {
  readonly privateKey: string;
  readonly certificate: string;
  readonly chain: string | null;
  readonly bundle: string;
  /** The line of `.gitignore` that hides the bundle. */
  readonly hidingLine: string;
}

/** Why no bundle was made. */
export interface BundleRefusal {
  readonly reason:
    | Refusal['reason']
    | WriteRefusal['reason']
    | 'unknown-entry'
    | 'missing'
    | 'no-password'
    | 'visible-to-git';
  readonly message: Text;
  /** With `visible-to-git`. */
  readonly line?: VisibleToGit['line'];
}

/** Where the files of an entry are, or why that cannot be told. */
export function bundlePlaces(
  { configuration, file }: ConfigurationDocument,
  id: string,
  secretsFolder: string,
): BundlePlaces | BundleRefusal {
  const entry = configuration.certificates.find((each) => each.id === id);
  if (!entry) return { reason: 'unknown-entry', message: noSuchEntry(id) };
  const { privateKey, certificate, chain, bundle } = entryFiles(file, entry, secretsFolder);
  if (privateKey === null || certificate === null || bundle === null)
    return { reason: 'outside-workspace', message: filesOutside(id) };
  return { privateKey, certificate, chain, bundle, hidingLine: hidingLine(file, secretsFolder, bundle) };
}

/** Puts a key, its certificate and its chain together in a new PKCS#12, and says where it is, or why there is none. */
export async function makeBundle(
  { privateKey, certificate, chain, bundle, hidingLine: line }: BundlePlaces,
  { compatibility, friendlyName, passwords, signal }: BundleOptions,
  secrets: SecretsFolder,
): Promise<{ readonly bundle: string } | BundleRefusal> {
  const obstacle = await secrets.obstacle(bundle);
  if (obstacle) return asRefusal(obstacle);
  if (!(await secrets.isHiddenFromGit(bundle))) return visibleToGit(bundle, line);
  const key = await secrets.read(privateKey);
  if (key === null) return missing(privateKey);
  if ('reason' in key) return asRefusal(key);
  const materials: KeyMaterial[] = [];
  for (const path of chain === null ? [certificate] : [certificate, chain]) {
    const file = await secrets.read(path);
    if (file !== null && 'reason' in file) return asRefusal(file);
    if (file !== null) materials.push(...readKeyMaterial(file));
  }
  const certificates = certificatesOf(materials);
  if (certificates.length === 0) return missing(certificate);

  const opened = await openAsking(key, passwords.key, signal);
  if (isRefusal(opened)) return opened;
  const password = await passwords.bundle();
  if (password === '') return { reason: 'no-password', message: noPassword };
  const made = await writePkcs12({
    privateKey: opened.pkcs8,
    certificates,
    friendlyName,
    password,
    compatibility,
    signal,
  });
  if (isRefusal(made)) return made;
  const refused = await secrets.writeNew([{ path: bundle, content: made }]);
  return refused ? asRefusal(refused) : { bundle };
}

function asRefusal(refusal: WriteRefusal): BundleRefusal {
  return { reason: refusal.reason, message: writeRefusalText(refusal) };
}

function missing(path: string): BundleRefusal {
  return {
    reason: 'missing',
    message: {
      en: `${path} is missing, or holds no certificate. Install the certificate that was issued first.`,
      fr: `${path} manque, ou ne contient pas de certificat. Installez d’abord le certificat délivré.`,
    },
  };
}

const noPassword: Text = {
  en: 'A PKCS#12 holds a private key: it needs a password. Choose one.',
  fr: 'Un PKCS#12 contient une clé privée : il lui faut un mot de passe. Choisissez-en un.',
};
