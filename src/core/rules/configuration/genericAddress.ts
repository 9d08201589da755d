import type { Configuration, ConfigPath } from '../../config/model';
import { quoted } from '../../config/quoted';
import { plain } from '../../nearest';
import type { ConfigurationRule } from '../rule';

/** Notifications go to an address that outlives the person: a certificate lasts three years. */
export const genericAddress: ConfigurationRule = {
  id: 'generic-address',
  severity: 'info',
  catalogue: ['IGC-F413-017'],
  *check({ document: { configuration } }) {
    const names = namesOfPeople(configuration);
    for (const { at, address } of addresses(configuration)) {
      const [mailbox = ''] = address.split('@');
      if (!wordsOf(mailbox).some((word) => names.has(word))) continue;
      yield {
        at,
        message: {
          en: `${quoted(address)} bears the name of a person, who may be gone when the certificate ends in three years. Give a shared address, such as certificats@….`,
          fr: `${quoted(address)} porte le nom d’une personne, qui sera peut-être partie à l’échéance, dans trois ans. Donnez une adresse générique, comme certificats@….`,
        },
      };
    }
  },
};

const shortestName = 3;

function namesOfPeople({ administrators, structures }: Configuration): ReadonlySet<string> {
  const people = [...administrators, ...structures.flatMap(({ representative }) => representative ?? [])];
  return new Set(people.flatMap(({ name = '' }) => wordsOf(name)));
}

function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .map(plain)
    .filter((word) => word.length >= shortestName);
}

function* addresses({ administrators, certificates }: Configuration): Iterable<{
  readonly at: ConfigPath;
  readonly address: string;
}> {
  for (const { path, email } of administrators) if (email) yield { at: [...path, 'email'], address: email };
  for (const { path, contact } of certificates)
    if (contact?.actor) yield { at: [...path, 'contact', 'actor'], address: contact.actor };
}
