/** Which files an import takes, which it passes over, and which stop it as a whole. */
import { ExpectedError } from '#domain/errors.ts';
import type { FileReading } from '#formats/file-reading.ts';
import type { FormatId } from '#formats/known-formats.ts';
import type { ProblemCode } from '#domain/problem-codes.ts';
import { problemsThatBarImport, type Problem } from '#formats/problem.ts';

/** Refused files of these kinds are damaged curves: passing over one would lose a meter's month in silence. */
const curveFormats: ReadonlySet<FormatId> = new Set<FormatId>(['hdm', 'r63-csv', 'acc-cdc', 'table']);

/** Files that may hold curves nobody can see. */
const blockingCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'password-needed',
  'password-wrong',
  'zip-damaged',
  'zip-too-many-files',
  'zip-too-large',
  'zip-name-unsafe',
  'file-not-readable',
]);

/** A curve with nothing in it but its header brings nothing and hides nothing: a participant not there that month. */
const isMerelyEmpty = ({ problems }: FileReading): boolean => problems.every(({ code }) => code === 'no-rows');

/** The error of an import that one file stops. */
export function refuseImport(file: string, { code, line, params }: Problem): ExpectedError {
  const all = { ...params, file, problem: code };
  return line === null
    ? new ExpectedError('import-refused', all)
    : new ExpectedError('import-refused-at-line', { ...all, line });
}

function isBlocking(reading: FileReading): boolean {
  if (reading.explicit || reading.problems.some(({ code }) => blockingCodes.has(code))) return true;
  return curveFormats.has(reading.format) && !isMerelyEmpty(reading);
}

/**
 * Judges one file.
 *
 * @returns true where its series are to be imported, false where it is passed over
 * @throws ExpectedError `import-refused`, `import-refused-at-line` where the whole import must stop
 */
export function takesReading(reading: FileReading, name: string): boolean {
  const { refused, problems, series } = reading;
  const barring = problems.find(({ code }) => problemsThatBarImport.has(code));
  if (!refused && barring) throw refuseImport(name, barring);
  if (refused && isBlocking(reading))
    throw refuseImport(name, problems[0] ?? { code: 'file-unknown', line: null, params: {} });
  const malformed = series.find(({ meter }) => !/^\d{14}$/.test(meter));
  if (malformed) throw refuseImport(name, { code: 'meter-malformed', line: null, params: { meter: malformed.meter } });
  const undirected = series.find(({ direction }) => direction === 'unknown');
  if (undirected)
    throw refuseImport(name, { code: 'direction-unknown', line: null, params: { meter: undirected.meter, text: '?' } });
  return !refused;
}
