import type { Pause } from './pause';

/** Questions about one thing each, by their names. */
type Questions<Facts> = { readonly [Name in keyof Facts]: (about: string) => unknown };

type Answer<Facts> = readonly [name: keyof Facts, about: string, answer: unknown];

interface Made<Facts, Value> {
  readonly value: Value;
  /** What was asked to make it, each question once, and what was answered. */
  readonly answers: readonly Answer<Facts>[];
}

/**
 * What was made of each thing, to be made again only when `facts` would answer a question that its making asked
 * with another object, or a list of others.
 */
export class Remembered<Facts extends Questions<Facts>, Value> {
  private readonly made = new Map<string, Made<Facts, Value>>();

  /** What was made of `key`, as long as it would be made the same. */
  get(key: string, facts: Facts): Value | undefined {
    const made = this.made.get(key);
    const isValid = made?.answers.every(([name, about, answer]) => isSame(facts[name](about), answer));
    return isValid === true ? made?.value : undefined;
  }

  /** Makes it, remembering what `work` asks on the way. */
  async make(key: string, facts: Facts, work: (asked: Facts) => Promise<Value>): Promise<Value> {
    const answers: Answer<Facts>[] = [];
    const value = await work(recording(facts, answers));
    this.made.set(key, { value, answers });
    return value;
  }

  /** What is made of each of `keys`, anew where it would be made otherwise; all that was made of others is forgotten. */
  async ofEach(
    keys: readonly string[],
    facts: Facts,
    work: (key: string, asked: Facts) => Promise<Value>,
    pause: Pause | undefined,
  ): Promise<Value[]> {
    const values: Value[] = [];
    for (const key of keys) {
      const known = this.get(key, facts);
      values.push(known ?? (await this.make(key, facts, (asked) => work(key, asked))));
      const paused = pause?.();
      if (paused) await paused;
    }
    this.keepOnly(keys);
    return values;
  }

  /** Forgets all that was made of other things than `keys`, each of which was made and is given once. */
  keepOnly(keys: readonly string[]): void {
    if (this.made.size === keys.length) return;
    const kept = new Set(keys);
    for (const key of this.made.keys()) if (!kept.has(key)) this.made.delete(key);
  }
}

function recording<Facts extends Questions<Facts>>(facts: Facts, answers: Answer<Facts>[]): Facts {
  const recorded = Object.keys(facts).map((each) => {
    const name = each as keyof Facts;
    const asked = new Set<string>();
    const ask = (about: string) => {
      const answer = facts[name](about);
      if (!asked.has(about)) answers.push([name, about, answer]);
      asked.add(about);
      return answer;
    };
    return [name, ask] as const;
  });
  return Object.fromEntries(recorded) as Facts;
}

/** Whether two values are the same, or lists of the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other)) return false;
  return one.length === other.length && one.every((each, position) => each === other[position]);
}
