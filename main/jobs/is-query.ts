import type { JobName } from './job-table.ts';

/**
 * Whether a job only reads what is in the file, for a page that waits: it does not stand in line behind long work.
 * The names say it. One that writes all the same fails, for its connection cannot.
 */
export const isQuery = (name: JobName): boolean => /^(?:read|prepare|render)[A-Z]/.test(name);
