import type { CertificateEntry } from '../config/model';
import type { ConfigurationDocument } from '../config/document';
import type { Text } from '../language';
import { entryFiles, entryFolder } from './entryFiles';

/** The entries of the configurations that claim each file: those whose own it is, or in whose folder it stands. */
export class Ties {
  private readonly byFile = new Map<string, CertificateEntry[]>();
  private readonly byFolder = new Map<string, CertificateEntry[]>();
  private readonly known = new Map<string, readonly CertificateEntry[]>();

  constructor(configurations: Iterable<ConfigurationDocument>, secretsFolder: string) {
    for (const { file, configuration } of configurations) {
      for (const entry of configuration.certificates) {
        const folder = entryFolder(file, entry, secretsFolder);
        if (folder !== null) add(this.byFolder, folder, entry);
        for (const path of Object.values(entryFiles(file, entry, secretsFolder))) {
          if (path !== null) add(this.byFile, path, entry);
        }
      }
    }
  }

  /** The entries tied to `file`, those of its nearest folder where no entry names the file itself. */
  of(file: string): readonly CertificateEntry[] {
    const known = this.known.get(file);
    if (known) return known;
    const entries = this.find(file);
    this.known.set(file, entries);
    return entries;
  }

  /** Whether an entry names `file` as its own, by convention or in its `files:`. */
  isNamed(file: string): boolean {
    return this.byFile.has(file);
  }

  private find(file: string): readonly CertificateEntry[] {
    const owners = this.byFile.get(file);
    if (owners) return owners;
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const entries = this.byFolder.get(file.slice(0, end));
      if (entries) return entries;
    }
    return [];
  }
}

function add(map: Map<string, CertificateEntry[]>, key: string, entry: CertificateEntry): void {
  const entries = map.get(key) ?? [];
  // Entries come one after the other, so one that is there already is the last.
  if (entries.at(-1) !== entry) entries.push(entry);
  map.set(key, entries);
}

/** The instances that entries are for, each once. */
export function instancesOf(entries: readonly CertificateEntry[]): string[] {
  return [...new Set(entries.flatMap(({ instance }) => instance ?? []))];
}

/** Whether entries are for one certificate in one instance, which may reach several services (official guide, S2-078). */
export function isOneCertificate([first, ...others]: readonly CertificateEntry[]): boolean {
  return (
    first?.instance !== undefined &&
    others.every(
      ({ instance, product, commonName }) =>
        instance === first.instance && product === first.product && commonName === first.commonName,
    )
  );
}

/** What the configuration says of the entries tied to a place, such as `certificate x (INSi, instance y)`. */
export function tieText(entries: readonly CertificateEntry[]): Text {
  if (entries.length === 0) {
    return { en: 'no certificate of the configuration', fr: 'aucun certificat de la configuration' };
  }
  const each = entries.map(entryText);
  return { en: each.map(({ en }) => en).join(', '), fr: each.map(({ fr }) => fr).join(', ') };
}

function entryText({ id, services, instance }: CertificateEntry): Text {
  const used = services.join(', ');
  return {
    en: `certificate ${id} (${used || 'no service'}, ${instance === undefined ? 'no instance' : `instance ${instance}`})`,
    fr: `certificat ${id} (${used || 'aucun service'}, ${instance === undefined ? 'aucune instance' : `instance ${instance}`})`,
  };
}
