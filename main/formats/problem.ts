/** Problems: what is odd about a file that was read, or why it was refused. They are results, never exceptions. */
import type { ProblemCode, ProblemParams } from '#domain/problem-codes.ts';

/** One problem of a file: a code with parameters, put into words by the catalogue of the reader's language, under `problem`. */
export interface Problem {
  readonly code: ProblemCode;
  /** Line of the file, counted from 1; null where the whole file is meant. */
  readonly line: number | null;
  /** What the sentence names; a problem of one series always carries `meter`. */
  readonly params: ProblemParams;
}

/** Problems beside a series that an import must not write: the meter or the energy of a step is not certain, or the file is cut. */
export const problemsThatBarImport: ReadonlySet<ProblemCode> = new Set([
  'meter-malformed',
  'meter-damaged',
  'direction-unknown',
  'rows-overlap',
  'line-truncated',
]);

const LISTED_PER_CODE = 20;

/** Gathers problems; beyond twenty of one code it only counts, so that a hopeless file stays readable. */
export class ProblemList {
  readonly #listed: Problem[] = [];
  readonly #count = new Map<ProblemCode, number>();

  add(code: ProblemCode, line: number | null = null, params: ProblemParams = {}): void {
    const count = (this.#count.get(code) ?? 0) + 1;
    this.#count.set(code, count);
    if (count <= LISTED_PER_CODE) this.#listed.push({ code, line, params });
  }

  /** All problems in order of line, those of the whole file first, with the uncounted rest summed up at the end. */
  list(): Problem[] {
    const sorted = this.#listed
      .map((problem, order) => ({ problem, order }))
      .sort((a, b) => (a.problem.line ?? 0) - (b.problem.line ?? 0) || a.order - b.order)
      .map(({ problem }) => problem);
    for (const [kind, count] of this.#count) {
      if (count > LISTED_PER_CODE) {
        sorted.push({ code: 'more-problems', line: null, params: { kind, count: count - LISTED_PER_CODE } });
      }
    }
    return sorted;
  }
}
