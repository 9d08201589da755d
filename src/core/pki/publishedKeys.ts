/** Where the private key of a key identity is published; null where it is not known to be. */
export type PublishedKeys = (spki: string) => string | null;

let known: Promise<PublishedKeys> | undefined;

/** The private keys that documents and test suites publish (`data/published-keys.json`), read when first asked for. */
export function publishedKeys(): Promise<PublishedKeys> {
  return (known ??= read());
}

async function read(): Promise<PublishedKeys> {
  const { sources } = (await import('../../../data/published-keys.json')).default;
  const places = new Map(sources.flatMap(({ name, keys }) => keys.map((key) => [key, name] as const)));
  return (spki) => places.get(publishedPrefix(spki)) ?? null;
}

/** What the list keeps of a key identity: its first 16 bytes, lower-case hex. */
export function publishedPrefix(spki: string): string {
  return spki.slice(0, 32);
}
