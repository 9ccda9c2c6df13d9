import { describe, expect, it } from 'vitest';
import { quality, type MeterSeries } from '#domain/curve.ts';
import { inspectFile, inspectSeries } from './inspect-files.ts';

interface Row {
  readonly start: string;
  readonly step: number;
  readonly energyWmin: number | null;
  readonly estimated?: boolean;
}

function makeSeries(
  rows: readonly Row[],
  meter = '30001234567890',
  direction: MeterSeries['direction'] = 'consumption',
): MeterSeries {
  const rowQuality = ({ energyWmin, estimated }: Row): number =>
    energyWmin === null ? quality.missing : estimated ? quality.estimated : quality.measured;
  return {
    meter,
    direction,
    startMinute: Int32Array.from(rows, ({ start }) => Date.parse(start) / 60_000),
    stepMinutes: Uint8Array.from(rows, ({ step }) => step),
    energyWmin: Int32Array.from(rows, ({ energyWmin }) => energyWmin ?? 0),
    quality: Uint8Array.from(rows, rowQuality),
    line: Int32Array.from(rows, (_, i) => i + 1),
    duplicates: 2,
  };
}

describe('inspectSeries', () => {
  it('spans first to last row, counts empty cells and gaps in steps of the row after', () => {
    const series = makeSeries([
      { start: '2025-01-01T00:00:00Z', step: 60, energyWmin: null },
      { start: '2025-01-01T01:00:00Z', step: 60, energyWmin: 100 },
      // one hour absent: two half-hours
      { start: '2025-01-01T03:00:00Z', step: 30, energyWmin: 7, estimated: true },
      { start: '2025-01-01T03:30:00Z', step: 30, energyWmin: null },
    ]);
    expect(inspectSeries(series)).toEqual({
      meter: '30001234567890',
      direction: 'consumption',
      stepMinutes: [30, 60],
      firstStart: '2025-01-01T00:00:00Z',
      lastEnd: '2025-01-01T04:00:00Z',
      values: 2,
      missing: 4,
      duplicates: 2,
      estimated: 1,
      energyWmin: 107,
    });
  });

  it('sums beyond 2^31', () => {
    const rows = [0, 1, 2].map((hour) => ({
      start: `2025-01-01T0${String(hour)}:00:00Z`,
      step: 60,
      energyWmin: 2_000_000_000,
    }));
    expect(inspectSeries(makeSeries(rows)).energyWmin).toBe(6_000_000_000);
  });
});

describe('inspectFile', () => {
  it('orders series by meter, then direction, and puts problems into words', () => {
    const rows = [{ start: '2025-01-01T00:00:00Z', step: 60, energyWmin: 1 }];
    const entry = inspectFile(
      {
        path: 'a.csv',
        explicit: true,
        format: 'r63-csv',
        encoding: 'utf-8',
        bytes: 1,
        sha256: null,
        refused: false,
        series: [makeSeries(rows, '9', 'production'), makeSeries(rows, '9', 'consumption'), makeSeries(rows, '10')],
        problems: [{ code: 'no-rows', line: 3, params: { meter: '9' } }],
      },
      (code, { meter }) => `${code} of ${String(meter)}`,
    );
    expect(entry.series.map(({ meter, direction }) => [meter, direction])).toEqual([
      ['10', 'consumption'],
      ['9', 'consumption'],
      ['9', 'production'],
    ]);
    expect(Object.keys(entry)).toEqual(['path', 'format', 'encoding', 'series', 'problems']);
    expect(entry.problems).toEqual([{ code: 'no-rows', line: 3, params: { meter: '9' }, message: 'no-rows of 9' }]);
  });
});
