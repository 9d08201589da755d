import { isInsiName } from '../../igc/insi';
import type { ConfigurationDocument } from '../document';
import type { CertificateEntry, Configuration, Product } from '../model';
import { textOf } from '../readValue';
import { valueAt } from '../tree';
import { freeId } from './freeId';
import { addItemAfter, removeItems } from './items';
import type { Edits } from './properties';

/** What a certificate has that the one beside it has not. */
interface NewCertificate {
  readonly product: Product;
  readonly commonName: string;
  readonly services: readonly string[];
  readonly callMode?: 'manual' | 'automated';
  /** The end of its id. */
  readonly suffix: string;
}

/** Adds a certificate behind `entry`, of the same instance, administrator and contact, to be ordered anew. */
export function addCertificate(
  document: ConfigurationDocument,
  entry: CertificateEntry,
  { suffix, product, commonName, services, callMode }: NewCertificate,
): Edits {
  const { id, instance, administrator, contact } = entry;
  const stem = id.replace(/-(auth|sign|conf|ssl|smime|insi)$/, '');
  return addItemAfter(document, entry.path, {
    id: freeId(document.configuration, 'certificates', `${stem}-${suffix}`),
    instance,
    product,
    commonName,
    services,
    callMode,
    administrator,
    contact: contact && {
      actor: contact.actor,
      inform: contact.inform.length > 0 ? contact.inform : undefined,
    },
  });
}

/** Removes services from a certificate that keeps others, each as often as it is named. */
export function removeServices(
  document: ConfigurationDocument,
  { path }: CertificateEntry,
  names: readonly string[],
): Edits {
  const list = valueAt(document.tree, [...path, 'services']);
  const items = list?.kind === 'list' ? list.items : [];
  const indexes = items.flatMap((item, index) => (names.includes(textOf(item) ?? '') ? index : []));
  return removeItems(document, [...path, 'services'], indexes);
}

/** A name for a certificate that is free to choose one: what its entry has, or the software's. */
export function freeName({ commonName, instance }: CertificateEntry, { publisher }: Configuration): string {
  if (commonName !== undefined && !isInsiName(commonName)) return commonName;
  return (publisher?.solution ?? instance ?? 'RIS').slice(0, longestName).trimEnd();
}

/** Characters of a common name (X.520). */
const longestName = 64;

/** How the id of a certificate of a product ends. */
export function suffixOf(product: Product): string {
  return product.toLowerCase().replace(/^\w+ |_cli|\//g, '');
}
