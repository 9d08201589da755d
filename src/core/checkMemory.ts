import type { ConfigurationDocument } from './config/document';
import type { ExposureFacts } from './exposure/exposureFindings';
import { foldersOfSecrets, type FolderOfSecrets } from './exposure/secretsFolders';
import type { Finding } from './finding';
import { DuplicateMemory } from './inventory/duplicateMemory';
import type { FolderFacts } from './inventory/folderFacts';
import type { MaterialOfFiles } from './inventory/keyMaterialIndex';
import { Ties } from './inventory/ties';
import { isSame, Remembered } from './remembered';
import type { EntryMaterial } from './rules/rule';

type FindingsOfFiles = Remembered<FolderFacts, readonly Finding[]>;

/** What the checks of one folder found, so that the next one does again only what may come out otherwise. */
export class CheckMemory {
  /** What the files of entries hold, by the paths of these. */
  readonly entries = new Remembered<MaterialOfFiles, EntryMaterial>();
  /** Findings on copied keys. */
  readonly duplicates = new DuplicateMemory();
  /** Findings on the key material of each file. */
  readonly files: FindingsOfFiles = new Remembered();
  /** Findings on the certificates that each source file names. */
  readonly references: FindingsOfFiles = new Remembered();
  /** Findings on who gets at the keys of each file. */
  readonly exposed = new Remembered<ExposureFacts, readonly Finding[]>();
  private configurations = new WeakMap<ConfigurationDocument, CheckedConfiguration>();
  private made: OfConfigurations | null = null;
  private settings: readonly unknown[] = [];

  /** Forgets everything unless `settings` are the same, or lists of the same, as those of the last check. */
  begin(...settings: readonly unknown[]): void {
    const isAsBefore = settings.every((each, position) => isSame(each, this.settings[position]));
    this.settings = settings;
    if (isAsBefore) return;
    for (const each of [this.entries, this.files, this.references, this.exposed]) each.keepOnly([]);
    this.configurations = new WeakMap();
    this.made = null;
  }

  /** What configurations together make of the files of their folder, the same as long as these are. */
  configured(documents: readonly ConfigurationDocument[], secretsFolder: string): OfConfigurations {
    if (this.made === null || !isSame(this.made.documents, documents)) {
      const ties = new Ties(documents, secretsFolder);
      this.made = { documents, ties, folders: foldersOfSecrets(documents, secretsFolder) };
    }
    return this.made;
  }

  /** The findings on a configuration, found anew where it or what its entries hold has changed. */
  configuration(
    document: ConfigurationDocument,
    materials: readonly EntryMaterial[],
    find: () => readonly Finding[],
  ): readonly Finding[] {
    const known = this.configurations.get(document);
    if (known && isSame(known.materials, materials)) return known.findings;
    const findings = find();
    this.configurations.set(document, { materials, findings });
    return findings;
  }
}

interface OfConfigurations {
  readonly documents: readonly ConfigurationDocument[];
  readonly ties: Ties;
  readonly folders: readonly FolderOfSecrets[];
}

interface CheckedConfiguration {
  readonly materials: readonly EntryMaterial[];
  readonly findings: readonly Finding[];
}
