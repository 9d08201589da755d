import type { ConfigurationDocument } from './config/document';
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
  private configurations = new WeakMap<ConfigurationDocument, CheckedConfiguration>();
  private tied: Tied | null = null;
  private settings: readonly unknown[] = [];

  /** Forgets everything unless `settings` are the same, or lists of the same, as those of the last check. */
  begin(...settings: readonly unknown[]): void {
    const isAsBefore = settings.every((each, position) => isSame(each, this.settings[position]));
    this.settings = settings;
    if (isAsBefore) return;
    for (const remembered of [this.entries, this.files, this.references]) remembered.keepOnly([]);
    this.configurations = new WeakMap();
    this.tied = null;
  }

  /** The ties of configurations, the same as long as these are. */
  ties(documents: readonly ConfigurationDocument[], secretsFolder: string): Ties {
    if (this.tied === null || !isSame(this.tied.documents, documents))
      this.tied = { documents, ties: new Ties(documents, secretsFolder) };
    return this.tied.ties;
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

interface Tied {
  readonly documents: readonly ConfigurationDocument[];
  readonly ties: Ties;
}

interface CheckedConfiguration {
  readonly materials: readonly EntryMaterial[];
  readonly findings: readonly Finding[];
}
