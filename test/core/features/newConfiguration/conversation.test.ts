import assert from 'node:assert/strict';
import { converse, type Ask, type Reply } from '../../../../src/core/features/newConfiguration/conversation';

/** Answers the questions in turn, and keeps what was asked and proposed. */
function replying(...replies: readonly (string | readonly string[])[]) {
  const asked: string[] = [];
  const left = [...replies];
  const ask: Ask = ({ name }, { earlier, step, steps }) => {
    asked.push(
      `${step}${steps === undefined ? '' : `/${steps}`} ${name}${earlier === undefined ? '' : ` (${[earlier].flat().join()})`}`,
    );
    const next = left.shift();
    const reply: Reply = next === undefined ? 'leave' : next === '<' ? 'back' : { answer: next };
    return Promise.resolve(reply);
  };
  return { ask, asked };
}

describe('converse', () => {
  it('asks what the answers lead to', async () => {
    const { ask, asked } = replying(
      'company',
      'SEL',
      'production',
      '73282932000074',
      ['PSC'],
      'Éditeur',
      'RIS',
      'unknown',
    );
    const { finished, answers } = await converse(ask);
    assert.ok(finished);
    assert.deepEqual(
      asked.map((each) => each.split(' ')[1]),
      ['kind', 'name', 'environment', 'identifier', 'services', 'publisher', 'solution', 'administration'],
    );
    assert.deepEqual(answers, {
      kind: 'company',
      name: 'SEL',
      environment: 'production',
      identifier: '73282932000074',
      services: ['PSC'],
      publisher: 'Éditeur',
      solution: 'RIS',
      administration: 'unknown',
    });
  });

  it('goes back with the answers, and forgets those to questions that no longer arise', async () => {
    const { ask, asked } = replying(
      'gie',
      'GIE',
      'SA04',
      '<',
      '<',
      '<',
      '<',
      'company',
      'GIE',
      'test',
      '73282932000074',
      [],
      'É',
      'RIS',
      'unknown',
    );
    const { finished, answers } = await converse(ask);
    assert.ok(finished);
    assert.deepEqual(asked.slice(3, 9), [
      '4 environment',
      '3 sector (SA04)',
      '2 name (GIE)',
      '1 kind (gie)',
      '1 kind (gie)',
      '2 name (GIE)',
    ]);
    assert.equal(answers.sector, undefined);
  });

  it('counts the questions once no answer changes their number any more, even after going back', async () => {
    const { ask, asked } = replying(
      ...['gie', 'GIE', 'SA04', 'test', '0B0173458'],
      ...[['INSi'], 'both', 'É', 'RIS', 'publisher'],
      ...['Camille Martin', '<', '<', '<', 'RIS', 'publisher'],
      ...['Camille Martin', '3200000001', 'a@b', '0', 'Dominique', '2900000001'],
    );
    assert.ok((await converse(ask)).finished);
    assert.deepEqual(
      asked.map((each) => each.split(' ')[0]),
      [
        ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11/16', '12/16', '11/16', '10', '9', '10'],
        ...['11/16', '12/16', '13/16', '14/16', '15/16', '16/16'],
      ],
    );
  });

  it('keeps the answers of a conversation that was left for the next one', async () => {
    const first = await converse(replying('hospital', 'CH').ask);
    assert.deepEqual(first, { finished: false, answers: { kind: 'hospital', name: 'CH' } });
    const { ask, asked } = replying('hospital');
    const second = await converse(ask, first.answers);
    assert.deepEqual(
      asked.map((each) => each.replace(/^\S+ /, '')),
      ['kind (hospital)', 'name (CH)'],
    );
    assert.deepEqual(second.answers, { kind: 'hospital', name: 'CH' });
  });
});
