import { describe, expect, it } from 'vitest';
import type { Database } from 'better-sqlite3';
import { createCurveMonth } from '#domain/grid.ts';
import { utcMonthStart } from '#domain/time.ts';
import { CONSUMER, openTestOperation } from '../make-test-operation.ts';
import { findNewestValue, listCurveExtents, readCurveStretch } from './curves.ts';
import { insertCurveMonth, insertImport, insertImportMeter, listImports, markImportUndone } from './imports.ts';

const JANUARY = 2025 * 12;
const START = utcMonthStart(JANUARY);

/** Imports values of some slots of a month; null leaves a slot missing. */
function bring(db: Database, values: Readonly<Record<number, number | null>>, month = JANUARY): number {
  const importId = insertImport(db, '2026-01-15T08:00:00Z', []);
  const curve = createCurveMonth(month, 15);
  for (const [slot, value] of Object.entries(values)) {
    if (value === null) continue;
    curve.energyWmin[Number(slot)] = value;
    curve.quality[Number(slot)] = 1;
  }
  insertCurveMonth(db, importId, CONSUMER, 'consumption', curve);
  return importId;
}

describe('findNewestValue', () => {
  it('looks past empty rows and undone imports for the last slot with a value', () => {
    const { db } = openTestOperation();
    const find = (): number | null => findNewestValue(db, CONSUMER, 'consumption', 15);
    expect(find()).toBeNull();
    bring(db, { 0: 1, 5: 0 });
    bring(db, { 3: 1 });
    bring(db, { 7: null }, JANUARY + 1);
    const last = bring(db, { 2: 9 }, JANUARY + 2);
    // slot 2 of March ends after three quarter-hours; slot 5 of January after six
    expect(find()).toBe(utcMonthStart(JANUARY + 2) + 45);
    markImportUndone(db, last, 'x');
    expect(find()).toBe(START + 90);
    expect(findNewestValue(db, CONSUMER, 'production', 15)).toBeNull();
  });
});

describe('readCurveStretch', () => {
  it('takes, slot by slot, the newest import that is not undone and has a value', () => {
    const { db } = openTestOperation();
    const first = bring(db, { 0: 10, 1: 11, 2: 12, 3: 13 });
    const second = bring(db, { 1: 21, 2: null, 3: 23 });
    const third = bring(db, { 3: 33 });
    const read = () => readCurveStretch(db, CONSUMER, 'consumption', START, START + 75, 15);
    expect([...read().energyWmin]).toEqual([10, 21, 12, 33, 0]);
    expect([...read().quality]).toEqual([1, 1, 1, 1, 0]);
    expect(Object.fromEntries(read().slotsOfImport)).toEqual({ [third]: 1, [second]: 1, [first]: 2 });
    markImportUndone(db, third, 'x');
    expect([...read().energyWmin]).toEqual([10, 21, 12, 23, 0]);
    expect(Object.fromEntries(read().slotsOfImport)).toEqual({ [second]: 2, [first]: 2 });
    markImportUndone(db, first, 'x');
    expect([...read().energyWmin]).toEqual([0, 21, 0, 23, 0]);
    expect([...read().quality]).toEqual([0, 1, 0, 1, 0]);
  });

  it('crosses months, keeps directions apart and tells missing from zero', () => {
    const { db } = openTestOperation();
    bring(db, { [31 * 96 - 1]: 7 });
    bring(db, { 0: 0 }, JANUARY + 1);
    const end = utcMonthStart(JANUARY + 1);
    const stretch = readCurveStretch(db, CONSUMER, 'consumption', end - 30, end + 30, 15);
    expect([[...stretch.energyWmin], [...stretch.quality]]).toEqual([
      [0, 7, 0, 0],
      [0, 1, 1, 0],
    ]);
    expect([...readCurveStretch(db, CONSUMER, 'production', end - 30, end + 30, 15).quality]).toEqual([0, 0, 0, 0]);
    expect(readCurveStretch(db, CONSUMER, 'consumption', end, end, 15).quality).toHaveLength(0);
    expect(() => readCurveStretch(db, CONSUMER, 'consumption', end + 5, end + 20, 15)).toThrow(RangeError);
  });

  it('finds its rows by the index, in order, without sorting', () => {
    const { db } = openTestOperation();
    const plan = db
      .prepare<unknown[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT energy_wmin FROM curve
      JOIN import ON import.id = import_id AND undone_at_utc IS NULL
      WHERE meter_id = ? AND direction = ? AND utc_month BETWEEN ? AND ? ORDER BY utc_month DESC, import_id DESC`,
      )
      .all(CONSUMER, 'consumption', 1, 2);
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(/SEARCH curve USING INDEX sqlite_autoindex_curve_1/);
    expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/TEMP B-TREE|SCAN/);
  });
});

describe('listImports and listCurveExtents', () => {
  it('sum up imports and leave undone ones out of the extents', () => {
    const { db } = openTestOperation();
    const file = { name: 'a.csv', format: 'hdm', encoding: 'utf-8', bytes: 5, sha256: 'a'.repeat(64), mapping: null };
    const importId = insertImport(db, '2026-01-15T08:00:00Z', [file, { ...file, name: 'b.csv' }]);
    insertImportMeter(db, importId, {
      meter: CONSUMER,
      direction: 'consumption',
      added: 4,
      changed: 2,
      same: 1,
      from: '2025-01-01T00:00:00Z',
      to: '2025-01-02T00:00:00Z',
    });
    expect(listImports(db)).toEqual([
      {
        importId,
        importedAtUtc: '2026-01-15T08:00:00Z',
        undoneAtUtc: null,
        fileNames: ['a.csv', 'b.csv'],
        fileCount: 2,
        meterCount: 1,
        addedSlots: 4,
        changedSlots: 2,
        fromUtc: '2025-01-01T00:00:00Z',
        toUtc: '2025-01-02T00:00:00Z',
        canUndo: true,
      },
    ]);
    expect(listCurveExtents(db)).toEqual([
      { meterId: CONSUMER, direction: 'consumption', fromUtc: '2025-01-01T00:00:00Z', toUtc: '2025-01-02T00:00:00Z' },
    ]);
    markImportUndone(db, importId, '2026-01-16T08:00:00Z');
    expect(listImports(db)).toMatchObject([{ undoneAtUtc: '2026-01-16T08:00:00Z', canUndo: false }]);
    expect(listCurveExtents(db)).toEqual([]);
  });
});
