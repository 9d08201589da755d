import type { Finding } from '../finding';
import type { Text } from '../language';
import { startOfFile } from '../range';
import { makeFinding } from '../rules/finding';
import type { SyntaxProblem } from './buildTree';
import type { ConfigurationDocument } from './document';
import { schemaFixes } from './edits/schemaFixes';
import type { Configuration } from './model';
import { readModel } from './readModel';
import { schemaMistakes } from './schema';
import { readYaml } from './syntax';
import { headRange, nearestPlace, pathById } from './tree';

/** Far above any real configuration: 4,000 certificates fit. In UTF-16 code units. */
const longestText = 1 << 20;

/** Reads a `certificates.yaml`. Never throws: what cannot be understood is left out and told in `findings`. */
export function parseConfiguration(file: string, text: string): ConfigurationDocument {
  if (text.length > longestText) return tooLong(file, text);
  const { tree, problems } = readYaml(text);
  const { understood, mistakes } = schemaMistakes(tree);
  const document: ConfigurationDocument = {
    file,
    text,
    configuration: understood ? readModel(tree) : nothing,
    tree,
    findings: [
      ...problems.map((problem) => syntaxFinding(file, problem)),
      ...(problems.every(({ local }) => local) ? mistakes : []).map((mistake) =>
        makeFinding({
          rule: 'configuration-schema',
          severity: 'error',
          message: mistake.message,
          file,
          range: mistake.range,
          identity: [...pathById(tree, mistake.path), mistake.message.en],
          fixes: () => schemaFixes(document, mistake),
        }),
      ),
    ],
    valueRange: (path) => nearestPlace(tree, path).value.range,
    keyRange: (path) => {
      const { value, keyRange } = nearestPlace(tree, path);
      return keyRange ?? headRange(value);
    },
    stablePath: (path) => pathById(tree, path),
  };
  return document;
}

const nothing: Configuration = {
  structures: [],
  administrators: [],
  instances: [],
  certificates: [],
  ignore: [],
};

function tooLong(file: string, text: string): ConfigurationDocument {
  const message: Text = {
    en: 'This file is larger than 1 MiB and was not read. Split it into several `*.certificates.yaml` files.',
    fr: 'Ce fichier dépasse 1 Mio et n’a pas été lu. Divisez-le en plusieurs fichiers `*.certificates.yaml`.',
  };
  return {
    file,
    text,
    configuration: nothing,
    tree: { kind: 'map', entries: new Map(), range: startOfFile },
    findings: [syntaxFinding(file, { message, range: startOfFile })],
    valueRange: () => startOfFile,
    keyRange: () => startOfFile,
    stablePath: (path) => path,
  };
}

function syntaxFinding(file: string, { message, range, related }: SyntaxProblem): Finding {
  return makeFinding({
    rule: 'configuration-syntax',
    severity: 'error',
    message,
    file,
    range,
    related: related ? [{ file, ...related }] : [],
    identity: [message.en],
  });
}
