/** Writes into the index of the rules which of them cover each entry of the catalogue. */
import { readFileSync, writeFileSync } from 'node:fs';
import { rulesIndexFile, withCoveringRules } from './rulesIndex';

writeFileSync(rulesIndexFile, withCoveringRules(readFileSync(rulesIndexFile, 'utf8')));
