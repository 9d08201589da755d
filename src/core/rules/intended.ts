import type { ConfigurationDocument } from '../config/document';
import type { IntendedFinding } from '../config/model';
import { quoted } from '../config/quoted';
import type { Finding } from '../finding';
import { folderOf, pathIn } from '../inventory/path';
import type { Text } from '../language';
import { makeFinding } from './finding';
import { ruleNamed } from './index';
import { isOn, type RuleLevels } from './levels';

/**
 * The findings that no configuration says are intended (`ignore:`), and one `unused-ignore` for each place that says so
 * of nothing, unless its rule is off.
 */
export function withoutIntended(
  findings: readonly Finding[],
  documents: readonly ConfigurationDocument[],
  levels: RuleLevels,
): readonly Finding[] {
  const silenced = new Set(
    documents.flatMap((each) => each.configuration.ignore.map((mark) => placeOf(each, mark))),
  );
  if (silenced.size === 0) return findings;
  const used = new Set<string>();
  const left = findings.filter(({ file, rule }) => {
    const place = JSON.stringify([file, rule]);
    if (silenced.has(place)) used.add(place);
    return !silenced.has(place);
  });
  for (const document of documents) {
    for (const mark of document.configuration.ignore) {
      const place = placeOf(document, mark);
      if (!used.has(place)) left.push(...unused(document, mark, levels));
      // Said twice, it is told once.
      used.add(place);
    }
  }
  return left;
}

function placeOf({ file }: ConfigurationDocument, mark: IntendedFinding): string {
  return JSON.stringify([pathIn(folderOf(file), mark.file), mark.rule]);
}

function unused(document: ConfigurationDocument, mark: IntendedFinding, levels: RuleLevels): Finding[] {
  const facts = ruleNamed(mark.rule);
  if (facts && !isOn(facts, levels)) return [];
  return [
    makeFinding({
      rule: 'unused-ignore',
      severity: 'warning',
      message: facts ? silencesNothing(mark) : noSuchRule(mark),
      file: document.file,
      range: document.keyRange(mark.path),
      identity: [mark.file, mark.rule],
    }),
  ];
}

function noSuchRule({ rule }: IntendedFinding): Text {
  return {
    en: `There is no rule ${quoted(rule)}. Take the name that the finding shows.`,
    fr: `Il n’y a pas de règle ${quoted(rule)}. Prenez le nom que le constat affiche.`,
  };
}

function silencesNothing({ file, rule }: IntendedFinding): Text {
  return {
    en: `This silences nothing: ${quoted(rule)} finds nothing wrong in ${quoted(file)}. Delete it.`,
    fr: `Ceci ne fait rien taire : ${quoted(rule)} n’a rien à redire à ${quoted(file)}. Supprimez-le.`,
  };
}
