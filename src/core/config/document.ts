import type { Finding } from '../finding';
import type { Range } from '../range';
import type { ConfigPath, Configuration } from './model';
import type { Tree } from './tree';

/** A `certificates.yaml` read: what it says, where it says it, and what is wrong with its form. */
export interface ConfigurationDocument {
  readonly file: string;
  readonly text: string;
  readonly configuration: Configuration;
  /** All that is written, understood or not. */
  readonly tree: Tree;
  /** Findings of the `configuration-syntax` and `configuration-schema` rules. */
  readonly findings: readonly Finding[];
  /** The range of the value at `path`, or of its nearest ancestor that exists. */
  valueRange(path: ConfigPath): Range;
  /** The range of the property name (or of the list item) at `path`, or of its nearest ancestor. */
  keyRange(path: ConfigPath): Range;
  /** `path` with the ids or values of list items in the place of their positions: the same when entries move. */
  stablePath(path: ConfigPath): ConfigPath;
}
