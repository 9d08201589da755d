import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { ConfigurationDocument } from '../core/config/document';
import { readConfiguration } from '../core/config/readConfiguration';
import { about, readNamedFile } from './files';

/** The configuration that a command line names, its folder taken for the workspace. */
export function configurationAt(path: string): ConfigurationDocument {
  if (!existsSync(path)) {
    throw about(path, {
      en: 'There is no such file. Go to the folder of your configuration, or name it with --config.',
      fr: 'Ce fichier n’existe pas. Allez dans le dossier de votre configuration, ou indiquez-la par --config.',
    });
  }
  return readConfiguration(basename(path), readNamedFile(path));
}
