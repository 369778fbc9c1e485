// Turns: so many at one time under one key, the others in the order in which they came. Unlike those of p-limit they can be
// left again: who is stopped while it waits takes no place.

export class Turns {
  readonly #most: number;
  readonly #lines = new Map<string, { taken: number; readonly waiting: (() => void)[] }>();

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Calls `start` when a place is free, with the function that gives it back.
   *
   * @returns leaves the queue; without effect once `start` was called
   */
  take(key: string, start: (release: () => void) => void): () => void {
    const line = this.#lines.get(key) ?? { taken: 0, waiting: [] };
    this.#lines.set(key, line);
    const begin = () => {
      line.taken++;
      start(() => {
        line.taken--;
        line.waiting.shift()?.();
        if (line.taken === 0) this.#lines.delete(key);
      });
    };
    if (line.taken < this.#most) begin();
    else line.waiting.push(begin);
    return () => {
      const place = line.waiting.indexOf(begin);
      if (place !== -1) line.waiting.splice(place, 1);
    };
  }
}
