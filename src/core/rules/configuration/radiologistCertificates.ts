import { structureOf, instanceOf } from '../../config/lookup';
import type { CertificateEntry, Configuration, Structure } from '../../config/model';
import { quoted } from '../../config/quoted';
import { serviceNamed } from '../../igc/services';
import type { ConfigurationRule } from '../rule';

/** A certificate bears one RPPS-rang: each radiologist of a practice has certificates of his own. */
export const radiologistCertificates: ConfigurationRule = {
  id: 'radiologist-certificates',
  severity: 'warning',
  catalogue: [],
  *check({ document: { configuration } }) {
    for (const { structure, use, entries } of usesByStructure(configuration)) {
      const count = new Set(structure.identifier.rppsRang).size;
      const [first] = entries;
      if (count < 2 || !first || entries.length >= count) continue;
      const name = quoted(structure.id);
      yield {
        at: [...first.path, 'id'],
        message: {
          en: `${name} has ${count} RPPS-rang, and ${entries.length} of the certificates it needs for ${use}: one bears one RPPS-rang. Order one for each, so that the responsibility of each radiologist shows.`,
          fr: `${name} a ${count} RPPS-rang et ${entries.length} des certificats voulus pour ${use} : un certificat porte un seul RPPS-rang. Commandez-en un pour chacun, pour identifier la responsabilité de chaque radiologue.`,
        },
      };
    }
  },
};

interface Use {
  readonly structure: Structure;
  /** Product and service. */
  readonly use: string;
  readonly entries: CertificateEntry[];
}

/** The production certificates of each practice, by product and first service. */
function usesByStructure(configuration: Configuration): Iterable<Use> {
  const uses = new Map<string, Use>();
  for (const entry of configuration.certificates) {
    const structure = structureOf(entry, configuration);
    const [service] = entry.services;
    if (!structure?.identifier.rppsRang || !entry.product || service === undefined) continue;
    if (instanceOf(entry, configuration)?.environment !== 'production') continue;
    const mode = entry.callMode === undefined ? [] : [quoted(entry.callMode)];
    const use = [quoted(entry.product), quoted(serviceNamed(service) ?? service), ...mode].join(' ');
    const key = JSON.stringify([structure.id, use]);
    const known = uses.get(key) ?? { structure, use, entries: [] };
    known.entries.push(entry);
    uses.set(key, known);
  }
  return uses.values();
}
