import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupOperation, listBackups } from '#data/backup.ts';
import {
  CONSUMER,
  codeOf,
  makeTestFolder,
  makeTestOperation,
  openTestOperation,
  OTHER_CONSUMER,
  PRODUCER,
  testClock,
} from '#data/make-test-operation.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { insertBillingRun } from '#data/queries/billing-runs.ts';
import { readCurveStretch } from '#data/queries/curves.ts';
import { listImports } from '#data/queries/imports.ts';
import { listMeters } from '#data/queries/meters.ts';
import { verifyAudit } from '#data/audit.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { ExpectedError } from '#domain/errors.ts';
import { getTimeZone, listDays } from '#domain/time.ts';
import { nameAccCurve, writeAccCurve, writeAccPerimeter, type HourWatts } from '#formats/enedis/write-acc-set.ts';
import { CurveBuffers } from './curve-buffers.ts';
import { importFiles, type ImportResult } from './import-files.ts';
import { undoImport } from './undo-import.ts';

const paris = getTimeZone('Europe/Paris');
const context = { clock: testClock };

type Watts = (hour: number, day: string) => HourWatts;
const constant =
  (watts: number | null): Watts =>
  () => [watts, watts, watts, watts];

function hoursOf(day: string): number[] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  if (day === '2025-03-30') return hours.filter((hour) => hour !== 2);
  return day === '2025-10-26' ? [0, 1, 2, 2, ...hours.slice(3)] : hours;
}

/** Writes a curve file of the monthly set and returns its path. */
function writeCurve(
  folder: string,
  meter: string,
  firstDay: string,
  lastDay: string,
  watts: Watts,
  direction: 'consumption' | 'production' = 'consumption',
): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, nameAccCurve(meter, direction, { firstDay, lastDay }));
  const hours = listDays(firstDay, lastDay).flatMap((day) =>
    hoursOf(day).map((hour) => ({ day, hour, watts: watts(hour, day) })),
  );
  writeFileSync(path, writeAccCurve(hours));
  return path;
}

function readDays(
  file: OperationFile,
  meter: string,
  firstDay: string,
  nextDay: string,
  direction: 'consumption' | 'production' = 'consumption',
) {
  return readCurveStretch(file.db, meter, direction, paris.dayStart(firstDay), paris.dayStart(nextDay), 15);
}

const run = (file: OperationFile, ...paths: string[]): Promise<ImportResult> => importFiles(file, { paths }, context);
const countRows = (file: OperationFile, table: string): unknown =>
  file.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

/** Fails with this code and leaves every byte of the database where it was. */
async function expectUntouched(file: OperationFile, code: string, action: () => unknown): Promise<void> {
  const state = (): unknown => [
    ...['import', 'import_file', 'import_meter', 'curve', 'meter', 'audit_entry'].map((table) =>
      countRows(file, table),
    ),
    listBackups(file.path),
  ];
  const before = state();
  expect(await codeOf(action)).toBe(code);
  expect(state()).toEqual(before);
}

describe('importFiles', () => {
  it('stores a day on the grid with its quality, its file and an audit entry', async () => {
    const file = openTestOperation();
    const path = writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', (hour) => [hour, 0, null, 400]);
    const result = await run(file, path);
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
    await run(
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
    await run(file, folder);
    const [head, backups, rows] = [
      verifyAudit(file.db).entries,
      listBackups(file.path).length,
      countRows(file, 'curve'),
    ];
    const again = await run(file, folder);
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
      await run(file, writeCurve(makeTestFolder(), CONSUMER, '2025-05-02', '2025-05-03', constant(100))),
    ).toMatchObject({ importId: null, unchanged: true });
  });

  it('makes a new version of new values, marks them corrected and keeps both', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    await run(file, writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-03', constant(100)));
    const late = writeCurve(folder, CONSUMER, '2025-05-02', '2025-05-02', (hour) =>
      constant(hour < 12 ? 100 : 200)(hour, ''),
    );
    expect((await run(file, late)).meters).toMatchObject([{ added: 0, changed: 48, same: 48 }]);
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
    expect((await run(file, late)).meters).toMatchObject([{ changed: 48, same: 48 }]);
  });

  it('does not let a file seen before bring back what a later one corrected', async () => {
    const file = openTestOperation();
    const first = writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', constant(100));
    const second = writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', constant(200));
    await run(file, first);
    await run(file, second);
    const other = writeCurve(makeTestFolder(), OTHER_CONSUMER, '2025-05-01', '2025-05-01', constant(1));
    const result = await run(file, first, other, other);
    expect(result.problems).toEqual([{ code: 'files-already-imported', line: null, params: { count: 2 }, file: null }]);
    expect(readDays(file, CONSUMER, '2025-05-01', '2025-05-02').energyWmin[0]).toBe(3000);
    expect(await run(file, first)).toMatchObject({ importId: null, unchanged: true });
  });

  it('takes the last of several files with other values in one import, and a value over none', async () => {
    const file = openTestOperation();
    const result = await run(
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
    await run(
      file,
      writeCurve(makeTestFolder(), CONSUMER, '2025-06-01', '2025-06-02', (_, day) =>
        constant(day === '2025-06-02' ? null : 10)(0, day),
      ),
    );
    const result = await run(file, writeCurve(makeTestFolder(), CONSUMER, '2025-05-31', '2025-06-02', constant(10)));
    expect(result.meters).toMatchObject([{ added: 192, changed: 0, same: 96 }]);
    expect(readDays(file, CONSUMER, '2025-05-31', '2025-06-03').quality.includes(0)).toBe(false);
  });

  it('treats two meters with the same bytes as two', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    await run(file, writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-01', constant(0)));
    expect(
      (await run(file, writeCurve(folder, OTHER_CONSUMER, '2025-05-01', '2025-05-01', constant(0)))).meters,
    ).toMatchObject([{ meter: OTHER_CONSUMER, added: 96 }]);
  });

  it('adds meters it does not know and says what does not fit the operation', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    writeCurve(folder, '30000000000777', '2025-07-01', '2025-07-01', constant(1));
    writeCurve(folder, CONSUMER, '2025-07-01', '2025-07-01', constant(1), 'production');
    writeCurve(folder, PRODUCER, '2025-07-01', '2025-07-01', constant(1));
    writeFileSync(
      join(folder, 'Perimetre_Participants.csv'),
      writeAccPerimeter([
        { meter: CONSUMER, direction: 'consumption', firstDay: '2025-01-01', lastDay: null },
        { meter: '30000000000888', direction: 'consumption', firstDay: '2025-01-01', lastDay: null },
      ]),
    );
    const { problems } = await run(file, folder);
    // OTHER_CONSUMER left on 14 June: nobody misses it in the perimeter of July
    expect(problems.map(({ code, params }) => [code, params.meter])).toEqual([
      ['meter-unknown', '30000000000777'],
      ['meter-is-consumer', CONSUMER],
      ['meter-is-producer', PRODUCER],
      ['perimeter-meter-unknown', '30000000000888'],
      ['perimeter-meter-absent', PRODUCER],
    ]);
    expect((await listMeters(file.kysely)).map(({ id }) => id)).toContain('30000000000777');
  });

  it('refuses what is no curve by what it is, writing nothing', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    const good = writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-01', constant(1));
    const pdf = join(folder, 'facture.pdf');
    writeFileSync(pdf, '%PDF-1.7\n');
    await expectUntouched(file, 'import-refused', () => run(file, good, pdf));
    await expectUntouched(file, 'path-not-found', () => run(file, good, join(folder, 'absent')));
    // inside a folder, it is passed over with a problem
    const result = await run(file, folder);
    expect(result.problems).toMatchObject([
      { file: expect.stringMatching(/\/facture\.pdf$/) as unknown, code: 'file-is-pdf' },
    ]);
    expect(result.importId).toBe(1);
    const empty = makeTestFolder();
    writeFileSync(join(empty, 'facture.pdf'), '%PDF-1.7\n');
    await expectUntouched(file, 'import-nothing', () => run(file, empty));
  });

  it('refuses the whole import where a curve inside a folder is damaged or its meter is not certain', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-01', constant(1));
    const damaged = writeCurve(folder, OTHER_CONSUMER, '2025-05-01', '2025-05-01', constant(1));
    writeFileSync(damaged, Buffer.concat([readFileSync(damaged).subarray(0, 60), Buffer.alloc(70_000, 0x41)]));
    let error: unknown;
    await expectUntouched(file, 'import-refused-at-line', async () => {
      try {
        await run(file, folder);
      } catch (thrown) {
        error = thrown;
        throw thrown;
      }
    });
    expect(error).toBeInstanceOf(ExpectedError);
    const short = join(makeTestFolder(), 'Enedis_Conso_Heure.csv');
    writeFileSync(
      short,
      'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes\n' +
        '3000000000001;Courbe de charge;01/05/2025;02/05/2025;Energie active;Consommation;Comptage Brut;W;\nHorodate;Valeur\n' +
        Array.from({ length: 10 }, (_, i) => `2025-05-01T${String(i).padStart(2, '0')}:00:00+02:00;100\n`).join(''),
    );
    await expectUntouched(file, 'import-refused', () => run(file, short));
  });

  it('leaves the file as it was where it is cancelled while reading or while writing', async () => {
    const file = openTestOperation();
    backupOperation(file);
    const folder = makeTestFolder();
    for (const meter of [CONSUMER, OTHER_CONSUMER]) writeCurve(folder, meter, '2025-05-01', '2025-05-31', constant(1));
    for (const step of ['import-reading', 'import-writing']) {
      const signal = { aborted: false };
      const onProgress = (name: string): void => {
        signal.aborted ||= name === step;
      };
      await expectUntouched(file, 'cancelled', () =>
        importFiles(file, { paths: [folder] }, { ...context, signal, onProgress }),
      );
      expect(signal.aborted).toBe(true);
    }
    expect((await run(file, folder)).importId).toBe(1);
  });

  it('lets an estimate neither replace a measured value nor be kept against it', async () => {
    const path = makeTestOperation();
    const file = openTestOperation(path);
    await run(file, writeCurve(makeTestFolder(), CONSUMER, '2025-05-01', '2025-05-01', constant(100)));
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
    expect((await run(file, hourly)).meters).toMatchObject([{ added: 96, changed: 0, same: 96 }]);
    const { energyWmin, quality } = readDays(file, CONSUMER, '2025-05-01', '2025-05-03');
    expect([energyWmin[95], energyWmin[96], quality[95], quality[96]]).toEqual([1500, 7500, 1, 2]);
    // measured values replace estimates, also where they are equal
    expect(
      (await run(file, writeCurve(makeTestFolder(), CONSUMER, '2025-05-02', '2025-05-02', constant(500)))).meters,
    ).toMatchObject([{ added: 0, changed: 96, same: 0 }]);
    expect(readDays(file, CONSUMER, '2025-05-02', '2025-05-03').quality[0]).toBe(1);
  });
});

describe('undoImport', () => {
  it('is refused for an unknown, an undone and a billed import', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    await run(file, writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-01', constant(1)));
    await run(file, writeCurve(folder, CONSUMER, '2025-05-02', '2025-05-02', constant(1)));
    insertBillingRun(file.db, {
      firstDay: '2025-05-01',
      lastDay: '2025-05-01',
      issuedAtUtc: 'x',
      figuresJson: '{}',
      importIds: [1],
    });
    await undoImport(file, 2, context);
    expect(file.db.prepare('SELECT action, details_json FROM audit_entry ORDER BY id DESC').get()).toEqual({
      action: 'undo-import',
      details_json: '{"importId":2}',
    });
    await expectUntouched(file, 'import-not-found', () => undoImport(file, 9, context));
    await expectUntouched(file, 'import-already-undone', () => undoImport(file, 2, context));
    await expectUntouched(file, 'import-billed', () => undoImport(file, 1, context));
  });
});

describe('CurveBuffers', () => {
  it('gives back what was put aside, in order', () => {
    const months = [3, 1, 2].flatMap((month) => ['B', 'A'].map((meter) => ({ meter, month: 2025 * 12 + month })));
    const buffers = new CurveBuffers(60, 5 * 744);
    for (const [i, { meter, month }] of months.entries()) {
      const curve = buffers.get(meter, 'consumption', month);
      curve.energyWmin[0] = i + 1;
      curve.quality[0] = 1;
    }
    buffers.get('B', 'consumption', 2025 * 12 + 3).energyWmin[1] = 100;
    expect(buffers.size).toBe(6);
    const listed = [...buffers.list()].map(({ meter, curve }) => [
      meter,
      curve.month % 12,
      curve.energyWmin[0],
      curve.energyWmin[1],
    ]);
    expect(listed).toEqual([
      ['A', 1, 4, 0],
      ['A', 2, 6, 0],
      ['A', 3, 2, 0],
      ['B', 1, 3, 0],
      ['B', 2, 5, 0],
      ['B', 3, 1, 100],
    ]);
    buffers.close();
  });
});
