import { expect, it } from 'vitest';
import { CONSUMER, makeTestOperation, openTestOperation, PRODUCER } from '../make-test-operation.ts';
import { openSecondConnection } from '../open-operation.ts';
import { keepMonthSums, listMonthSums, readFigureRevision } from './month-sums.ts';

const MARCH = {
  month: '2025-03',
  productionWmin: 600,
  consumptionWmin: 900,
  allocatedWmin: 500,
  missingSlots: 2,
  estimatedSlots: 1,
};

const importOnce = `INSERT INTO import (id, imported_at_utc) VALUES (1, '2025-04-01T00:00:00Z');
  INSERT INTO curve (meter_id, direction, utc_month, import_id, energy_wmin, quality)
  VALUES ('${CONSUMER}', 'consumption', 24302, 1, x'00000000', x'01');`;

it.each([
  ['an import', importOnce],
  ['an import taken back', "UPDATE import SET undone_at_utc = '2025-04-02T00:00:00Z'"],
  ['a value', "UPDATE curve SET energy_wmin = x'01000000'"],
  ['a curve that goes', 'DELETE FROM curve'],
  ['who holds a meter', `UPDATE participation SET ends_on = '2025-12-31' WHERE meter_id = '${CONSUMER}'`],
  ['a plant', `UPDATE plant SET starts_on = '2025-02-01' WHERE meter_id = '${PRODUCER}'`],
  ['a key', `INSERT INTO allocation_key (kind, definition_json, starts_on) VALUES ('default', '{}', '2025-05-01')`],
  ['a key that goes', 'DELETE FROM allocation_key'],
  ['the grid', 'UPDATE operation SET grid_minutes = 30'],
])('%s makes kept sums void', (_name, change) => {
  const { db } = openTestOperation();
  if (change !== importOnce) db.exec(importOnce);
  keepMonthSums(db, readFigureRevision(db), [MARCH]);
  expect([...listMonthSums(db).values()]).toEqual([MARCH]);
  db.exec(change);
  expect(listMonthSums(db).size).toBe(0);
});

it('a price, an address and an accepted gap leave them as they are', () => {
  const { db } = openTestOperation();
  keepMonthSums(db, readFigureRevision(db), [MARCH]);
  db.exec("UPDATE price SET price_micro_euro_per_kwh = 1; UPDATE member SET city = 'Die'");
  db.exec(`INSERT INTO gap_acceptance (meter_id, direction, first_day, last_day, missing_slots, accepted_at_utc)
    VALUES ('${CONSUMER}', 'consumption', '2025-03-01', '2025-03-31', 2, '2025-04-01T00:00:00Z')`);
  expect(listMonthSums(db).get('2025-03')).toEqual(MARCH);
});

it('keeps nothing that was computed before a change, and replaces what is void', () => {
  const { db } = openTestOperation();
  const before = readFigureRevision(db);
  keepMonthSums(db, before, [MARCH]);
  db.exec("UPDATE plant SET name = 'Toit'");
  keepMonthSums(db, before, [MARCH]);
  expect(listMonthSums(db).size).toBe(0);
  const later = { ...MARCH, allocatedWmin: 400 };
  keepMonthSums(db, readFigureRevision(db), [later]);
  expect([...listMonthSums(db).values()]).toEqual([later]);
});

it('gives way to another connection that writes', () => {
  const path = makeTestOperation();
  const file = openTestOperation(path);
  const job = openSecondConnection(path);
  job.db.exec('BEGIN IMMEDIATE');
  keepMonthSums(file.db, readFigureRevision(file.db), [MARCH]);
  job.db.exec('COMMIT');
  job.close();
  expect(listMonthSums(file.db).size).toBe(0);
  // and waits again as before
  expect(file.db.pragma('busy_timeout', { simple: true })).toBe(5000);
});
