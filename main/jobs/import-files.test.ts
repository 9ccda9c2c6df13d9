import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '#data/audit.ts';
import { listBackups } from '#data/backup.ts';
import {
  CONSUMER,
  makeTestFolder,
  makeTestOperation,
  openTestOperation,
  OTHER_CONSUMER,
  PRODUCER,
} from '#data/make-test-operation.ts';
import { listImports } from '#data/queries/imports.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { constant, context, countRows, importPaths, readDays, writeCurve } from './import-test-steps.ts';
import { undoImport } from './undo-import.ts';

describe('importFiles', () => {
  it('stores a day on the grid with its quality, its file and an audit entry', async () => {
    const file = openTestOperation();
    const path = writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', (hour) => [hour, 0, null, 400]);
    const result = await importPaths(file, path);
    expect(result).toEqual({
      importId: 1,
      unchanged: false,
      problems: [],
      meters: [
        {
          meter: CONSUMER,
          direction: 'consumption',
          added: 72,
          changed: 0,
          same: 0,
          from: '2025-04-30T22:00:00Z',
          to: '2025-05-01T22:00:00Z',
        },
      ],
    });
    const { energyWmin, quality } = readDays(file, CONSUMER, '2025-05-01', '2025-05-02');
    expect([...energyWmin.subarray(92)]).toEqual([23 * 15, 0, 0, 6000]);
    expect([...quality.subarray(92)]).toEqual([1, 1, 0, 1]);
    expect(listImports(file.db)).toMatchObject([
      { importId: 1, fileCount: 1, meterCount: 1, addedSlots: 72, canUndo: true },
    ]);
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(file.db.prepare('SELECT format, sha256 FROM import_file').all()).toEqual([{ format: 'acc-cdc', sha256 }]);
    expect(
      JSON.parse(String(file.db.prepare('SELECT details_json FROM audit_entry ORDER BY id DESC').pluck().get())),
    ).toMatchObject({ importId: 1, added: 72, files: [{ sha256 }] });
    expect(verifyAudit(file.db).ok).toBe(true);
    file.close();
    expect(verifyOperation(file.path).ok).toBe(true);
  });

  it('covers local days of 92 and 100 quarter-hours without a gap', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    await importPaths(
      file,
      writeCurve(folder, CONSUMER, '2025-03-30', '2025-03-30', constant(60)),
      writeCurve(folder, CONSUMER, '2025-10-26', '2025-10-26', constant(60)),
    );
    for (const [day, next, slots] of [
      ['2025-03-30', '2025-03-31', 92],
      ['2025-10-26', '2025-10-27', 100],
    ] as const) {
      const { energyWmin, quality } = readDays(file, CONSUMER, day, next);
      expect([...energyWmin]).toEqual(new Array(slots).fill(900));
      expect([...quality]).toEqual(new Array(slots).fill(1));
    }
  });

  it('changes nothing by the same files again, not even a backup', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-31', constant(100));
    writeCurve(folder, PRODUCER, '2025-05-01', '2025-05-31', constant(900), 'production');
    await importPaths(file, folder);
    const [head, backups, rows] = [
      verifyAudit(file.db).entries,
      listBackups(file.path).length,
      countRows(file, 'curve'),
    ];
    const again = await importPaths(file, folder);
    expect(again).toMatchObject({ importId: null, unchanged: true, problems: [] });
    expect(again.meters.map(({ added, changed, same }) => [added, changed, same])).toEqual([
      [0, 0, 2976],
      [0, 0, 2976],
    ]);
    expect([verifyAudit(file.db).entries, listBackups(file.path).length, countRows(file, 'curve')]).toEqual([
      head,
      backups,
      rows,
    ]);
    // the same values in another file are nothing new either
    expect(
      await importPaths(file, writeCurve(makeTestFolder(), CONSUMER, '2025-05-02', '2025-05-03', constant(100))),
    ).toMatchObject({ importId: null, unchanged: true });
  });

  it('makes a new version of new values, marks them corrected and keeps both', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    await importPaths(file, writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-03', constant(100)));
    const late = writeCurve(folder, CONSUMER, '2025-05-02', '2025-05-02', (hour) =>
      constant(hour < 12 ? 100 : 200)(hour, ''),
    );
    expect((await importPaths(file, late)).meters).toMatchObject([{ added: 0, changed: 48, same: 48 }]);
    const day = readDays(file, CONSUMER, '2025-05-02', '2025-05-03');
    expect([day.energyWmin[47], day.energyWmin[48], day.quality[47], day.quality[48]]).toEqual([1500, 3000, 1, 3]);
    expect(countRows(file, 'curve')).toBe(3);
    await undoImport(file, 2, context);
    expect(readDays(file, CONSUMER, '2025-05-02', '2025-05-03').energyWmin[48]).toBe(1500);
    expect(listImports(file.db).map(({ importId, canUndo }) => [importId, canUndo])).toEqual([
      [2, false],
      [1, true],
    ]);
    // taken back, it can come again
    expect((await importPaths(file, late)).meters).toMatchObject([{ changed: 48, same: 48 }]);
  });

  it('does not let a file seen before bring back what a later one corrected', async () => {
    const file = openTestOperation();
    const first = writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', constant(100));
    const second = writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', constant(200));
    await importPaths(file, first);
    await importPaths(file, second);
    const other = writeCurve(makeTestFolder(), OTHER_CONSUMER, '2025-05-01', '2025-05-01', constant(1));
    const result = await importPaths(file, first, other, other);
    expect(result.problems).toEqual([{ code: 'files-already-imported', line: null, params: { count: 2 }, file: null }]);
    expect(readDays(file, CONSUMER, '2025-05-01', '2025-05-02').energyWmin[0]).toBe(3000);
    expect(await importPaths(file, first)).toMatchObject({ importId: null, unchanged: true });
  });

  it('takes the last of several files with other values in one import, and a value over none', async () => {
    const file = openTestOperation();
    const result = await importPaths(
      file,
      writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', constant(100)),
      writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', (hour) =>
        constant(hour < 12 ? 200 : null)(hour, ''),
      ),
    );
    expect(result.meters).toMatchObject([{ added: 96, changed: 0, same: 0 }]);
    const { energyWmin } = readDays(file, CONSUMER, '2025-05-01', '2025-05-02');
    expect([energyWmin[0], energyWmin[95]]).toEqual([3000, 1500]);
  });

  it('fills a gap from a later file and an earlier month after a later one', async () => {
    const file = openTestOperation();
    await importPaths(
      file,
      writeCurve(makeTestFolder(), CONSUMER, '2025-06-01', '2025-06-02', (_, day) =>
        constant(day === '2025-06-02' ? null : 10)(0, day),
      ),
    );
    const result = await importPaths(
      file,
      writeCurve(makeTestFolder(), CONSUMER, '2025-05-31', '2025-06-02', constant(10)),
    );
    expect(result.meters).toMatchObject([{ added: 192, changed: 0, same: 96 }]);
    expect(readDays(file, CONSUMER, '2025-05-31', '2025-06-03').quality.includes(0)).toBe(false);
  });

  it('treats two meters with the same bytes as two', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    await importPaths(file, writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-01', constant(0)));
    expect(
      (await importPaths(file, writeCurve(folder, OTHER_CONSUMER, '2025-05-01', '2025-05-01', constant(0)))).meters,
    ).toMatchObject([{ meter: OTHER_CONSUMER, added: 96 }]);
  });

  it('lets an estimate neither replace a measured value nor be kept against it', async () => {
    const path = makeTestOperation();
    const file = openTestOperation(path);
    await importPaths(file, writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', constant(100)));
    const hourly = join(makeTestFolder(), 'hdm.csv');
    writeFileSync(
      hourly,
      `Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes\n` +
        `${CONSUMER};Courbe de charge;01/05/2025;03/05/2025;Energie active;Consommation;Comptage Brut;W;\nHorodate;Valeur\n` +
        Array.from(
          { length: 48 },
          (_, i) => `${new Date(Date.UTC(2025, 4, 1, i + 1)).toISOString().slice(0, 19)}+02:00;500\n`,
        ).join(''),
    );
    // 1 May is measured; of 2 May, each hour of 500 W becomes four estimated quarter-hours
    expect((await importPaths(file, hourly)).meters).toMatchObject([{ added: 96, changed: 0, same: 96 }]);
    const { energyWmin, quality } = readDays(file, CONSUMER, '2025-05-01', '2025-05-03');
    expect([energyWmin[95], energyWmin[96], quality[95], quality[96]]).toEqual([1500, 7500, 1, 2]);
    // measured values replace estimates, also where they are equal
    expect(
      (await importPaths(file, writeCurve(makeTestFolder(), CONSUMER, '2025-05-02', '2025-05-02', constant(500))))
        .meters,
    ).toMatchObject([{ added: 0, changed: 96, same: 0 }]);
    expect(readDays(file, CONSUMER, '2025-05-02', '2025-05-03').quality[0]).toBe(1);
  });
});
