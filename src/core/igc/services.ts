import type { Product } from '../config/model';
import { plain } from '../nearest';

/** The services whose rules are known, as the configuration spells them; any other name is allowed. */
export const knownServices = ['INSi', 'DMP', 'PSC', 'MSSante', 'ROR', 'ROC', 'Annuaire'] as const;
export type KnownService = (typeof knownServices)[number];

const otherNames: ReadonlyMap<string, KnownService> = new Map([
  ['ins', 'INSi'],
  ['teleserviceinsi', 'INSi'],
  ['prosanteconnect', 'PSC'],
  ['annuairesante', 'Annuaire'],
]);

/** The service that people mean by a name, whatever its case, accents and spaces. */
export function serviceNamed(name: string): KnownService | undefined {
  const typed = plain(name);
  return knownServices.find((service) => plain(service) === typed) ?? otherNames.get(typed);
}

/** The products a service accepts, where a source says so ([S2] A.2.2; MSSanté's SERV SSL is for operators). */
export const productsOf: Partial<Record<KnownService, readonly Product[]>> = {
  INSi: ['ORG AUTH_CLI'],
  DMP: ['ORG AUTH_CLI', 'ORG SIGN'],
  PSC: ['ORG AUTH_CLI'],
  MSSante: ['ORG AUTH_CLI', 'SERV SSL'],
};

/** Whether a service, in whatever spelling, accepts a product; of one that no source speaks of, yes. */
export function accepts(service: string, product: Product): boolean {
  const known = serviceNamed(service);
  return (known && productsOf[known])?.includes(product) ?? true;
}
