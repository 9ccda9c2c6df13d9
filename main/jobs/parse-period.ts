import { ExpectedError } from '#domain/errors.ts';
import { findPeriod, type Period } from '#domain/time.ts';

/** Days of `2025-03`, `2025-Q1` or `2025`. @throws ExpectedError `period-invalid` */
export function parsePeriod(name: string): Period {
  const period = findPeriod(name);
  if (!period) throw new ExpectedError('period-invalid', { period: name });
  return period;
}
