/**
 * Problems: what is odd about a file that was read, or why it was refused. They are results, never
 * exceptions; each code has a text in every catalogue (`resources/locales`, under `problem`).
 */
export const problemCodes = [
  // the whole file is something else
  'file-empty',
  'file-is-pdf',
  'file-is-picture',
  'file-is-spreadsheet',
  'spreadsheet-sealed',
  'spreadsheet-damaged',
  'spreadsheet-too-large',
  'file-is-document',
  'file-is-mail',
  'file-is-web-page',
  'file-is-json',
  'file-is-archive',
  'file-is-operation',
  'file-is-system',
  'file-is-binary',
  'file-unknown',
  'csv-unknown',
  'table-not-described',
  'table-described-twice',
  'table-too-many-meters',
  'meter-not-in-table',
  'csv-sge-portal',
  'csv-personal-export',
  'xml-unknown',
  'index-not-curve',
  'daily-not-curve',
  'power-not-curve',
  'r50-not-read',
  'r4x-not-read',
  'r151-not-read',
  'r171-not-read',
  'soap-not-read',
  'file-not-readable',
  'file-not-regular',
  // archives
  'password-needed',
  'password-wrong',
  'zip-damaged',
  'zip-empty',
  'zip-in-zip',
  'zip-too-many-files',
  'zip-too-large',
  'zip-name-unsafe',
  // the text of a table
  'header-unreadable',
  'no-rows',
  'row-unreadable',
  'line-too-long',
  'line-truncated',
  'quote-not-closed',
  // stamps and steps
  'stamp-unreadable',
  'stamp-in-spring-gap',
  'stamp-single-in-autumn',
  'stamp-repeated-in-autumn',
  'stamps-in-future',
  'stamps-outside-period',
  'period-unreadable',
  'step-unreadable',
  'step-unknown',
  'unit-empty-but-not-c4',
  // values
  'value-unreadable',
  'value-negative',
  'value-too-large',
  'values-rounded',
  'duplicates-differ',
  'rows-overlap',
  // what is measured, and where
  'unit-unknown',
  'quantity-not-active',
  'direction-unknown',
  'meter-malformed',
  'meter-damaged',
  'perimeter-line-unclear',
  // found by the import, beside the operation it is for
  'meter-unknown',
  'meter-is-producer',
  'meter-is-consumer',
  'perimeter-meter-unknown',
  'perimeter-meter-absent',
  'slots-partly-covered',
  'files-already-imported',
  'more-problems',
] as const;

export type ProblemCode = (typeof problemCodes)[number];
export type ProblemParams = Readonly<Record<string, string | number>>;

/** One problem of a file: a code with parameters, put into words by the catalogue of the reader's language. */
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
