// Where a page prints its tables, as far as they were read: a figure there is no statement of the text.
import type { Piece } from '../../page/index.js';
import type { Cite, Problem, ReportValue } from '../../report/index.js';

export class TablePlaces {
  readonly #cites: readonly Cite[];

  constructor(values: Readonly<Record<string, ReportValue>>, problems: readonly Problem[]) {
    const cites = Object.values(values).flatMap(({ cite, candidates = [] }) => [
      cite,
      ...candidates.map((one) => one.cite),
    ]);
    this.#cites = [...cites, ...problems.map(({ cite }) => cite)]
      .filter((cite) => cite !== null && cite !== undefined)
      .sort((a, b) => a.start - b.start);
  }

  /** Whether a part of a line stands among cells: a line may hold a flattened table, and prose before and after it. */
  hold(line: Piece, { span }: Piece): boolean {
    const { start, end } = line.span;
    const first = this.#cites[this.#firstFrom(start)];
    const last = this.#cites[this.#firstFrom(end) - 1];
    return (
      !!first && !!last && first.start < end && last.start >= start && span.start < last.end && span.end > first.start
    );
  }

  /** Index of the first citation that starts at an offset or after it. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#cites.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cites[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
