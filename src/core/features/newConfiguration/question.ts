import type { Text } from '../../language';
import type { Answers } from './answers';

interface Asked {
  readonly name: keyof Answers;
  readonly title: Text;
  /** The answer decides which questions follow. */
  readonly decides?: true;
}

/** One answer to choose. */
export interface Choice {
  readonly value: string;
  readonly label: Text;
}

/** A question with answers to choose from: one of them, or several. */
export interface ChoiceQuestion extends Asked {
  readonly choices: readonly Choice[];
  /** Where several can be ticked, what to say as long as none is. */
  readonly several?: Text;
}

/** A question whose answer is written. */
export interface TextQuestion extends Asked {
  readonly hint?: Text;
  /** What is wrong with an answer, said while it is typed. */
  readonly mistake: (answer: string) => Text | undefined;
}

/** One question of New Configuration. */
export type Question = ChoiceQuestion | TextQuestion;
