/** VS Code's secret storage: every answer in a later turn, and every window told of what changes. */
export function fakeStorage() {
  const held = new Map<string, string>();
  const listeners = new Set<(event: { key: string }) => unknown>();
  const tell = (key: string) => queueMicrotask(() => listeners.forEach((each) => each({ key })));
  const storage = {
    held,
    /** Which names cannot be stored. */
    fails: (name: string): boolean => name === '',
    async get(name: string) {
      await Promise.resolve();
      return held.get(name);
    },
    async store(name: string, value: string) {
      await Promise.resolve();
      if (storage.fails(name)) throw new Error('no keyring');
      held.set(name, value);
      tell(name);
    },
    async delete(name: string) {
      await Promise.resolve();
      held.delete(name);
      tell(name);
    },
    onDidChange(listener: (event: { key: string }) => unknown) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    /** After all that follows of what was asked. */
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
  return storage;
}
