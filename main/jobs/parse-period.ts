import { ExpectedError } from '#domain/errors.ts';
import { findPeriod, parseDay, type Period } from '#domain/time.ts';

/** Days of `2025-03`, `2025-Q1` or `2025`. @throws ExpectedError `period-invalid` */
export function parsePeriod(name: string): Period {
  const period = findPeriod(name);
  if (!period) throw new ExpectedError('period-invalid', { period: name });
  return period;
}

/** As long as the window asks for: three years. */
const MAX_DAYS = 1096;

/** The same, and any days as `2025-03-05..2025-04-10`, both included. @throws ExpectedError `period-invalid` */
export function parseShownPeriod(name: string): Period {
  const [firstDay = '', lastDay, ...more] = name.split('..');
  if (lastDay === undefined) return parsePeriod(name);
  const length = countDays(firstDay, lastDay);
  if (more.length > 0 || length === undefined || length < 1 || length > MAX_DAYS)
    throw new ExpectedError('period-invalid', { period: name });
  return { firstDay, lastDay };
}

function countDays(firstDay: string, lastDay: string): number | undefined {
  try {
    return parseDay(lastDay) - parseDay(firstDay) + 1;
  } catch {
    return undefined; // one of them is no day
  }
}
