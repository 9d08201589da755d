import type { ConfigurationDocument } from '../config/document';
import { quoted } from '../config/quoted';
import type { Inspect } from '../inventory/entryMaterial';
import type { KeyMaterialIndex } from '../inventory/keyMaterialIndex';
import type { InspectedCertificate } from '../inspect/item';
import { nothingFound } from '../inspect/nothingFound';
import { readKeyMaterial } from '../pki/readKeyMaterial';
import { awaitedKeys, type AwaitedKey, type EntryOf } from './awaitedKeys';
import { differences, differencesText } from './differences';
import {
  joined,
  locked,
  onlyAuthorities,
  severalKeys,
  unknownEntry,
  type InstallationRefusal,
} from './refusals';
import { certificatesOf } from './returnedCertificates';

/** A returned certificate, the key that it was issued for, and what else the file holds. */
export interface Match {
  readonly key: AwaitedKey;
  readonly leaf: Leaf;
  /** The other certificates of the file, DER. */
  readonly others: readonly Uint8Array[];
}

interface Leaf {
  readonly der: Uint8Array;
  readonly item: InspectedCertificate;
}

/** What matching needs to know. */
export interface Returned {
  readonly documents: readonly ConfigurationDocument[];
  readonly secretsFolder: string;
  readonly bytes: Uint8Array;
  readonly id?: string | undefined;
}

/** Finds the key that a returned certificate was issued for, by its identity; or says what differs, and what would fit. */
export async function matchReturned(
  { documents, secretsFolder, bytes, id }: Returned,
  index: KeyMaterialIndex,
  inspect: Inspect,
): Promise<Match | InstallationRefusal> {
  const entries = documents.flatMap((document) =>
    document.configuration.certificates.map((entry) => ({ document, entry })),
  );
  const asked = entries.filter(({ entry }) => id === undefined || entry.id === id);
  if (id !== undefined && asked.length === 0) return unknownEntry(id);

  const materials = readKeyMaterial(bytes);
  const certificates = certificatesOf(materials);
  if (certificates.length === 0)
    return materials.some(({ kind }) => kind === 'pkcs12') ? locked : nothingIn(bytes, materials.length);
  const read = await Promise.all(certificates.map((der) => leafOf(der, inspect)));
  const leaves = read.filter((each) => each !== null);
  const [first] = leaves;
  if (!first) return onlyAuthorities;

  const keys = awaitedKeys(documents, index, secretsFolder);
  const matches = leaves.flatMap((leaf) =>
    keys.filter(({ spki }) => spki === leaf.item.spki).map((key) => ({ leaf, key })),
  );
  const fitting = matches.filter(({ key }) => id === undefined || key.entry.id === id);
  // The key of a renewal that is in use already is told to be kept.
  const match = fitting.find(({ key }) => !key.isRenewal) ?? fitting[0];
  const ids = [...new Set(fitting.map(({ key }) => key.entry.id))];
  if (ids.length > 1) return severalKeys(ids);
  if (!match) return noKey(first, { asked: id === undefined ? undefined : asked[0], entries, keys, matches });
  const others = certificates.filter((der) => der !== match.leaf.der);
  return { ...match, others };
}

async function leafOf(der: Uint8Array, inspect: Inspect): Promise<Leaf | null> {
  const [material] = readKeyMaterial(der);
  const item = material?.kind === 'certificate' ? await inspect(material) : null;
  if (item?.kind !== 'certificate') return null;
  return item.igc?.profile === 'CA' || item.keyUsage.includes('keyCertSign') ? null : { der, item };
}

function nothingIn(bytes: Uint8Array, found: number): InstallationRefusal {
  return {
    reason: 'no-certificate',
    message:
      found === 0
        ? nothingFound(bytes).message
        : {
            en: 'This file holds no certificate. Choose the one that came back from the platform.',
            fr: 'Ce fichier ne contient pas de certificat. Choisissez celui qui est revenu de la plateforme.',
          },
  };
}

interface Known {
  readonly asked: EntryOf | undefined;
  readonly entries: readonly EntryOf[];
  readonly keys: readonly AwaitedKey[];
  readonly matches: readonly { readonly key: AwaitedKey }[];
}

/** Says of which key the certificate is, in which fields it differs from the entry, and which entry it would fit. */
function noKey({ item }: Leaf, { asked, entries, keys, matches }: Known): InstallationRefusal {
  const name = quoted(item.subject.CN ?? item.subject.dn);
  const [owner] = matches;
  const awaited = asked && keys.filter(({ entry }) => entry === asked.entry).map(({ spki }) => spki);
  const fits = entries.filter((entry) => differences(item, entry).length === 0).map(({ entry }) => entry.id);
  const others = fits
    .filter((each) => each !== asked?.entry.id)
    .map((each) => quoted(each))
    .slice(0, 5);
  const differing = asked ? differencesText(differences(item, asked)) : { en: '', fr: '' };
  const short = (spki: string) => `${spki.slice(0, 16)}…`;
  const own = short(item.spki ?? '');
  const theirs = (awaited ?? []).map(short);
  return {
    reason: 'other-key',
    message: {
      en: joined(
        asked
          ? `The certificate ${name} was not issued for the key of ${quoted(asked.entry.id)}: its key is ${own}, ${theirs.length > 0 ? `not ${theirs.join(' or ')}` : 'and this entry has none'}.`
          : `The certificate ${name} was issued for a key, ${own}, that no entry has.`,
        differing.en,
        owner ? `Its key is that of ${quoted(owner.key.entry.id)}: install it there.` : '',
        !owner && others.length > 0
          ? `By its fields it would fit ${others.join(', ')}, whose key is another.`
          : '',
        owner ? '' : 'Look for the key that its CSR was made with, or order again with the CSR of the entry.',
      ),
      fr: joined(
        asked
          ? `Le certificat ${name} n’a pas été émis pour la clé de ${quoted(asked.entry.id)} : sa clé est ${own}, ${theirs.length > 0 ? `pas ${theirs.join(' ou ')}` : 'et cette entrée n’en a pas'}.`
          : `Le certificat ${name} a été émis pour une clé, ${own}, qu’aucune entrée n’a.`,
        differing.fr,
        owner ? `Sa clé est celle de ${quoted(owner.key.entry.id)} : installez-le là.` : '',
        !owner && others.length > 0
          ? `D’après ses champs, il irait avec ${others.join(', ')}, dont la clé est une autre.`
          : '',
        owner
          ? ''
          : 'Cherchez la clé avec laquelle sa CSR a été faite, ou commandez à nouveau avec la CSR de l’entrée.',
      ),
    },
  };
}
