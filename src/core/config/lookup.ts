import { type KnownService, serviceNamed } from '../igc/services';
import type { CertificateEntry, ConfigPath, Configuration, Instance, Structure } from './model';

/** The instance that uses a certificate. */
export function instanceOf(entry: CertificateEntry, { instances }: Configuration): Instance | undefined {
  return instances.find(({ id }) => id === entry.instance);
}

/** The structure that a certificate identifies. */
export function structureOf(entry: CertificateEntry, configuration: Configuration): Structure | undefined {
  const instance = instanceOf(entry, configuration);
  return configuration.structures.find(({ id }) => id === instance?.structure);
}

/** Where an entry names a service, in whatever spelling; undefined if it does not. */
export function servicePath(entry: CertificateEntry, service: KnownService): ConfigPath | undefined {
  const index = entry.services.findIndex((name) => serviceNamed(name) === service);
  return index < 0 ? undefined : [...entry.path, 'services', index];
}
