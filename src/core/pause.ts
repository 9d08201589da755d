/** Asked between the pieces of a long work: gives others their turn where one is due, else undefined at once. */
export type Pause = () => Promise<void> | undefined;
