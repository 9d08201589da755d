import type { Answers, Draft } from './answers';
import type { Question } from './question';
import { questionsFor } from './questions';

type Answer = string | readonly string[];

/** What a question comes to: an answer, the question before it again, or the end of the conversation. */
export type Reply = { readonly answer: Answer } | 'back' | 'leave';

/** Puts one question to the user. */
export type Ask = (
  question: Question,
  place: {
    /** An answer given before, to propose again. */
    readonly earlier: Answer | undefined;
    /** Counted from 1. */
    readonly step: number;
    /** How many there are in all; undefined as long as an answer may change it. */
    readonly steps: number | undefined;
  },
) => Promise<Reply>;

/** Asks question after question; `finished` is false of a conversation that was left, whose answers are kept. */
export async function converse(
  ask: Ask,
  earlier: Draft = {},
): Promise<
  | { readonly finished: true; readonly answers: Answers }
  | { readonly finished: false; readonly answers: Draft }
> {
  let answers: Draft = {};
  let index = 0;
  for (;;) {
    const questions = questionsFor(answers);
    const question = questions[index];
    if (!question) return { finished: true, answers: asked(answers, questions) as Answers };
    const proposed = answers[question.name] ?? earlier[question.name];
    const steps = questions.slice(index).some(({ decides }) => decides) ? undefined : questions.length;
    const reply = await ask(question, { earlier: proposed, step: index + 1, steps });
    if (reply === 'leave') return { finished: false, answers: { ...earlier, ...answers } };
    if (reply === 'back') index = Math.max(0, index - 1);
    else {
      answers = { ...answers, [question.name]: reply.answer };
      index += 1;
    }
  }
}

/** Without what was answered before going back to a question that led elsewhere. */
function asked(answers: Draft, questions: readonly Question[]): Draft {
  const names = new Set<string>(questions.map(({ name }) => name));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}
