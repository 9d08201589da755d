import type { DistinguishedName } from '../inspect/item';

/** The types of all the attributes of a name, the last of the encoding first, as its RFC 4514 form has them. */
export function attributeTypes({ dn }: DistinguishedName): string[] {
  const attributes = dn.match(/(?:\\.|[^\\,+])+/gs) ?? [];
  return attributes.map((attribute) => attribute.slice(0, attribute.indexOf('=')));
}
