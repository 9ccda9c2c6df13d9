import type { PeriodFigures } from '#domain/billing/period-figures.ts';
import type { Period } from '#domain/time.ts';
import type { Job } from './job.ts';
import { readFigures } from './read-figures.ts';

/** The figures of any local days, both included. */
export const computeFigures: Job<Period, PeriodFigures> = (period, context) => readFigures(period, context);
