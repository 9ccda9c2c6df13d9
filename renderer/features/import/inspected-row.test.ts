import { describe, expect, it } from 'vitest';
import type { FileProblem, InspectedFile } from '#contract';
import { isImported, toInspectedRow } from './inspected-row.ts';

const series = {
  meter: '1',
  direction: 'consumption',
  stepMinutes: [30],
  firstStart: '2025-01-01T00:00:00Z',
  lastEnd: '2025-02-01T00:00:00Z',
  values: 3,
  missing: 2,
  duplicates: 0,
  estimated: 0,
  energyWmin: 60,
} as const;
const file = (change: Partial<InspectedFile>): InspectedFile => ({
  path: '/a/b.csv',
  format: 'hdm',
  encoding: 'utf-8',
  series: [series],
  problems: [],
  ...change,
});
const problem = (code: FileProblem['code']): FileProblem => ({ code, line: null, params: {}, message: code });

describe('toInspectedRow', () => {
  it('names the file without its folders, in archives and on Windows too', () => {
    expect(toInspectedRow(file({ path: '/x/archive.zip!/inner/c.csv' })).name).toBe('c.csv');
    expect(toInspectedRow(file({ path: 'C:\\x\\d.csv' })).name).toBe('d.csv');
  });
  it('spans all series and adds them up', () => {
    const row = toInspectedRow(
      file({ series: [series, { ...series, meter: '2', firstStart: '2024-12-01T00:00:00Z' }] }),
    );
    expect(row).toMatchObject({
      firstStart: '2024-12-01T00:00:00Z',
      lastEnd: '2025-02-01T00:00:00Z',
      energyWmin: 120,
      missing: 4,
      meters: ['1', '2'],
    });
  });
  it.each([
    ['ready', file({})],
    ['warnings', file({ problems: [problem('duplicates-differ')] })],
    ['refused', file({ series: [], format: 'unknown', problems: [problem('file-is-pdf')] })],
    ['table', file({ series: [], format: 'unknown', problems: [problem('csv-unknown')] })],
    ['table', file({ series: [], format: 'unknown', problems: [problem('table-not-described')] })],
    ['refused', file({ format: 'table', series: [], problems: [problem('no-rows')] })],
    ['password', file({ series: [], format: 'zip', problems: [problem('password-wrong')] })],
    ['ready', file({ series: [], format: 'acc-perimeter' })],
  ] as const)('is %s', (state, inspected) => {
    expect(toInspectedRow(inspected).state).toBe(state);
    expect(isImported(toInspectedRow(inspected))).toBe(state === 'ready' || state === 'warnings');
  });
});
