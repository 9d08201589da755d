import assert from 'node:assert/strict';
import { parseConfiguration } from '../../../../src/core/config/parse';
import {
  identifierKinds,
  type Answers,
  type Draft,
} from '../../../../src/core/features/newConfiguration/answers';
import { newConfiguration } from '../../../../src/core/features/newConfiguration/newConfiguration';
import type { Question } from '../../../../src/core/features/newConfiguration/question';
import { questionsFor } from '../../../../src/core/features/newConfiguration/questions';
import { findingsOf } from '../../../support/rules';

const identifiers = {
  rppsRang: '99700367909006',
  siret: '732 829 320 00074',
  siren: '732829320',
  finess: '240000117',
  finessLegal: '010002350',
};

const words: Draft = {
  name: 'Cabinet de radiologie du Rouennais',
  publisher: 'Éditeur Radiologie',
  solution: 'RIS Horizon',
  administrator: 'Camille Martin',
  cardNumber: '3200000001',
  email: 'certificats@editeur.example',
  phone: '01 23 45 67 89',
  signatory: 'Antoine Dupont',
  signatoryCard: '2900000001',
};

/** Of questions with many answers that lead to the same, the first ones will do. */
function answersTo(question: Question, { kind }: Draft): readonly (string | readonly string[])[] {
  if (!('choices' in question)) {
    const answer =
      question.name === 'identifier' ? identifiers[identifierKinds[kind ?? 'company']] : words[question.name];
    assert.equal(typeof answer, 'string', question.name);
    assert.equal(question.mistake(String(answer)), undefined, question.name);
    return [String(answer)];
  }
  const values = question.choices.map(({ value }) => value);
  if (!question.several) return question.name === 'sector' ? values.slice(0, 3) : values;
  return values
    .reduce<string[][]>((sets, value) => [...sets, ...sets.map((set) => [...set, value])], [[]])
    .filter(({ length }) => length > 0);
}

/** Every conversation that the questions allow. */
function* conversations(draft: Draft = {}): Iterable<Answers> {
  const question = questionsFor(draft).find(({ name }) => draft[name] === undefined);
  if (!question) yield draft as Answers;
  else
    for (const answer of answersTo(question, draft))
      yield* conversations({ ...draft, [question.name]: answer });
}

const [first] = conversations();
assert.ok(first);
const answers: Answers = { ...first, services: ['INSi', 'DMP', 'PSC'], callMode: 'both' };

describe('New Configuration', () => {
  it('writes a file without a finding, whatever is answered', () => {
    const written = new Set([...conversations()].map(newConfiguration));
    assert.ok(written.size > 3000, String(written.size));
    const wrong = [...written].filter((text) => findingsOf(text).length > 0);
    assert.deepEqual(
      wrong.slice(0, 1).flatMap((text) => [text, ...findingsOf(text)]),
      [],
    );
  }).timeout(120_000);

  it('does so for every sector that it proposes', () => {
    const hospital = [
      ...conversations({
        kind: 'hospital',
        environment: 'test',
        services: ['PSC'],
        administration: 'unknown',
      }),
    ][0];
    const question = questionsFor({ kind: 'hospital' }).find(({ name }) => name === 'sector');
    assert.ok(question && 'choices' in question && hospital);
    for (const { value } of question.choices)
      assert.deepEqual(findingsOf(newConfiguration({ ...hospital, sector: value })), [], value);
  });

  it('gives INSi certificates of its own and the DMP its two', () => {
    const { certificates } = parseConfiguration('certificates.yaml', newConfiguration(answers)).configuration;
    assert.deepEqual(
      certificates.map(({ product, commonName, services }) => [product, commonName, services.join()]),
      [
        ['ORG AUTH_CLI', 'INSI-MANU', 'INSi'],
        ['ORG AUTH_CLI', 'INSI-AUTO', 'INSi'],
        ['ORG AUTH_CLI', 'RIS Horizon', 'DMP,PSC'],
        ['ORG SIGN', 'RIS Horizon', 'DMP'],
      ],
    );
  });

  it('writes every entry in full, so that each can be moved or removed alone', () => {
    const contacts = newConfiguration(answers).match(
      /^ {4}contact:\n {6}actor: certificats@editeur\.example$/gm,
    );
    assert.equal(contacts?.length, 4);
  });

  it('keeps what the user wrote a value, whatever it is', () => {
    const name = 'x: &a [*b]\n# "\'{}';
    const { configuration, findings } = parseConfiguration(
      'certificates.yaml',
      newConfiguration({ ...answers, name, solution: name, publisher: '- !!js/function' }),
    );
    assert.deepEqual(findings, []);
    assert.equal(configuration.structures[0]?.name, name);
    assert.equal(configuration.publisher?.solution, name);
  });

  it('tells of an identifier what is wrong while it is typed', () => {
    const question = (draft: Draft) => {
      const found = questionsFor(draft).find(({ name }) => name === 'identifier');
      assert.ok(found && 'mistake' in found);
      return found;
    };
    const company = question({ kind: 'company' });
    for (const [typed, expected] of [
      ['', /empty/],
      ['7328293200007', /it has 14 digits/],
      ['73282932000075', /check digit/],
      ['373282932000074', /Write `73282932000074`/],
      ['732829320', /is a SIREN/],
    ] as const)
      assert.match(company.mistake(typed)?.en ?? '', expected);
    assert.equal(company.mistake(' 732 829 320 00074 '), undefined);

    const fictitious = '0B0173458';
    assert.match(question({ kind: 'gie', environment: 'production' }).mistake(fictitious)?.en ?? '', /test/);
    assert.equal(question({ kind: 'gie', environment: 'test' }).mistake(fictitious), undefined);
  });

  it('takes for the number of a card what can be one', () => {
    const questions = questionsFor({ kind: 'company', administration: 'structure-cps' });
    for (const name of ['cardNumber', 'signatoryCard']) {
      const question = questions.find((each) => each.name === name);
      assert.ok(question && 'mistake' in question);
      assert.match(question.mistake(' ')?.en ?? '', /empty/);
      for (const typed of ['xx', 'à demander', '12345', '--------1'])
        assert.match(question.mistake(typed)?.fr ?? '', /pas un numéro de carte/, typed);
      for (const typed of ['2900000001', ' 29 0000 0001', '80250000012345678901', '30B0057881/CPET0002'])
        assert.equal(question.mistake(typed), undefined, typed);
    }
  });
});
