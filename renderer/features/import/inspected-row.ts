/** What the sheet says of one inspected file. */
import type { InspectedFile } from '#contract';

/** `table`: no format knows it, but it is a table that can be described. */
export type FileState = 'ready' | 'warnings' | 'refused' | 'password' | 'table';

export interface InspectedRow {
  readonly file: InspectedFile;
  /** Name without its folders. */
  readonly name: string;
  readonly state: FileState;
  readonly meters: readonly string[];
  readonly energyWmin: number;
  readonly missing: number;
  /** UTC start of the first and end of the last row; null without rows. */
  readonly firstStart: string | null;
  readonly lastEnd: string | null;
}

const passwordCodes = new Set(['password-needed', 'password-wrong']);
const tableCodes = new Set([
  'csv-unknown',
  'csv-sge-portal',
  'csv-personal-export',
  'table-not-described',
  'table-described-twice',
]);

export function toInspectedRow(file: InspectedFile): InspectedRow {
  const starts = file.series
    .map((series) => series.firstStart)
    .filter(Boolean)
    .sort();
  const ends = file.series
    .map((series) => series.lastEnd)
    .filter(Boolean)
    .sort();
  return {
    file,
    name: file.path.split(/[\\/]/).at(-1) ?? file.path,
    state: findState(file),
    meters: [...new Set(file.series.map((series) => series.meter))],
    energyWmin: file.series.reduce((sum, series) => sum + series.energyWmin, 0),
    missing: file.series.reduce((sum, series) => sum + series.missing, 0),
    firstStart: starts[0] ?? null,
    lastEnd: ends.at(-1) ?? null,
  };
}

function findState({ series, problems, format }: InspectedFile): FileState {
  if (problems.some((problem) => passwordCodes.has(problem.code))) return 'password';
  if (problems.some((problem) => tableCodes.has(problem.code))) return 'table';
  // the list of participants carries no curve and is read all the same
  if (series.length === 0 && format !== 'acc-perimeter') return 'refused';
  return problems.length > 0 ? 'warnings' : 'ready';
}

/** True where the person should look at the file before importing. */
export function needsLook(row: InspectedRow): boolean {
  return row.state !== 'ready';
}

export function isImported(row: InspectedRow): boolean {
  return row.state === 'ready' || row.state === 'warnings';
}
