import type { Database } from 'better-sqlite3';
import type { CurveMonth, Direction } from '#domain/curve.ts';
import type { LocalDay } from '#domain/time.ts';
import { prepared } from '../prepared.ts';
import { blobOf } from './curves.ts';

export interface ImportSummary {
  readonly importId: number;
  readonly importedAtUtc: string;
  readonly undoneAtUtc: string | null;
  /** Names of the first files. */
  readonly fileNames: readonly string[];
  readonly fileCount: number;
  readonly meterCount: number;
  readonly addedSlots: number;
  readonly changedSlots: number;
  readonly fromUtc: string | null;
  readonly toUtc: string | null;
  /** False where it is undone or an issued run rests on it. */
  readonly canUndo: boolean;
}

const NAMES_SHOWN = 5;

const LIST_IMPORTS = `SELECT import.id AS importId, imported_at_utc AS importedAtUtc, undone_at_utc AS undoneAtUtc,
    (SELECT count(*) FROM import_file WHERE import_file.import_id = import.id) AS fileCount,
    count(DISTINCT meter_id) AS meterCount, coalesce(sum(added_slots), 0) AS addedSlots, coalesce(sum(changed_slots), 0) AS changedSlots,
    min(from_utc) AS fromUtc, max(to_utc) AS toUtc,
    undone_at_utc IS NULL AND NOT EXISTS (SELECT 1 FROM billing_run_import WHERE billing_run_import.import_id = import.id) AS canUndo
  FROM import LEFT JOIN import_meter ON import_meter.import_id = import.id GROUP BY import.id ORDER BY import.id DESC`;

/** All imports, newest first, undone ones too. */
export function listImports(db: Database): ImportSummary[] {
  const names = prepared<{ name: string }>(db, 'SELECT name FROM import_file WHERE import_id = ? ORDER BY id LIMIT ?');
  return prepared<Omit<ImportSummary, 'canUndo' | 'fileNames'> & { canUndo: number }>(db, LIST_IMPORTS)
    .all()
    .map((row) => ({
      ...row,
      canUndo: row.canUndo === 1,
      fileNames: names.all(row.importId, NAMES_SHOWN).map(({ name }) => name),
    }));
}

export interface ImportState {
  readonly isUndone: boolean;
  readonly isBilled: boolean;
}

export function findImportState(db: Database, importId: number): ImportState | undefined {
  const row = prepared<{ isUndone: number; isBilled: number }>(
    db,
    `SELECT undone_at_utc IS NOT NULL AS isUndone,
    EXISTS (SELECT 1 FROM billing_run_import WHERE import_id = import.id) AS isBilled FROM import WHERE id = ?`,
  ).get(importId);
  return row && { isUndone: row.isUndone === 1, isBilled: row.isBilled === 1 };
}

export function markImportUndone(db: Database, importId: number, undoneAtUtc: string): void {
  prepared(db, 'UPDATE import SET undone_at_utc = ? WHERE id = ?').run(undoneAtUtc, importId);
}

export interface ImportedFile {
  readonly name: string;
  readonly format: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Name of the mapping by which a table was read. */
  readonly mapping: string | null;
}

/** Writes an import and the files it came from; call it inside the transaction of the import. Returns its id. */
export function insertImport(db: Database, importedAtUtc: string, files: readonly ImportedFile[]): number {
  const id = Number(prepared(db, 'INSERT INTO import (imported_at_utc) VALUES (?)').run(importedAtUtc).lastInsertRowid);
  const insert = prepared(
    db,
    'INSERT INTO import_file (import_id, name, format, encoding, byte_count, sha256, mapping_name) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { name, format, encoding, bytes, sha256, mapping } of files)
    insert.run(id, name, format, encoding, bytes, sha256, mapping);
  return id;
}

export interface ImportedMeter {
  readonly meter: string;
  readonly direction: Direction;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** UTC start of the first row and end of the last one, on the grid. */
  readonly from: string;
  readonly to: string;
}

export function insertImportMeter(db: Database, importId: number, meter: ImportedMeter): void {
  prepared(
    db,
    `INSERT INTO import_meter (import_id, meter_id, direction, added_slots, changed_slots, same_slots, from_utc, to_utc)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(importId, meter.meter, meter.direction, meter.added, meter.changed, meter.same, meter.from, meter.to);
}

export function insertCurveMonth(
  db: Database,
  importId: number,
  meterId: string,
  direction: Direction,
  curve: CurveMonth,
): void {
  prepared(
    db,
    'INSERT INTO curve (meter_id, direction, utc_month, import_id, energy_wmin, quality) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(meterId, direction, curve.month, importId, blobOf(curve.energyWmin), blobOf(curve.quality));
}

/** Tells whether an import that is not undone brought this stretch of a meter from this very file. */
export type IsKnownStretch = (
  sha256: string,
  meterId: string,
  direction: Direction,
  fromUtc: string,
  toUtc: string,
) => boolean;

/** Reads once what earlier imports brought, so that each of thousands of files is looked up in memory. */
export function readKnownStretches(db: Database): IsKnownStretch {
  const importsOfFile = Map.groupBy(
    prepared<{ importId: number; sha256: string }>(
      db,
      `SELECT import_id AS importId, sha256 FROM import_file
      JOIN import ON import.id = import_id AND undone_at_utc IS NULL`,
    ).all(),
    (row) => row.sha256,
  );
  const stretches = new Map(
    prepared<{ key: string; fromUtc: string; toUtc: string }>(
      db,
      `SELECT import_id || ' ' || meter_id || ' ' || direction AS key,
      from_utc AS fromUtc, to_utc AS toUtc FROM import_meter JOIN import ON import.id = import_id AND undone_at_utc IS NULL`,
    )
      .all()
      .map((row) => [row.key, row]),
  );
  return (sha256, meterId, direction, fromUtc, toUtc) =>
    (importsOfFile.get(sha256) ?? []).some(({ importId }) => {
      const stretch = stretches.get(`${String(importId)} ${meterId} ${direction}`);
      return stretch !== undefined && stretch.fromUtc <= fromUtc && stretch.toUtc >= toUtc;
    });
}

/** What one import brought, by meter and direction. */
export function listImportedMeters(db: Database, importId: number): ImportedMeter[] {
  return prepared<ImportedMeter>(
    db,
    `SELECT meter_id AS meter, direction, added_slots AS added, changed_slots AS changed, same_slots AS same,
    from_utc AS "from", to_utc AS "to" FROM import_meter WHERE import_id = ? ORDER BY meter_id, direction`,
  ).all(importId);
}

/** The files of one import, in the order they were read. */
export function listImportedFiles(db: Database, importId: number): ImportedFile[] {
  return prepared<ImportedFile>(
    db,
    `SELECT name, format, encoding, byte_count AS bytes, sha256, mapping_name AS mapping
    FROM import_file WHERE import_id = ? ORDER BY id`,
  ).all(importId);
}

/** Periods of the issued runs that rest on an import. */
export function listRunsOnImport(
  db: Database,
  importId: number,
): { readonly firstDay: LocalDay; readonly lastDay: LocalDay }[] {
  return prepared<{ firstDay: LocalDay; lastDay: LocalDay }>(
    db,
    `SELECT first_day AS firstDay, last_day AS lastDay FROM billing_run_import
    JOIN billing_run ON billing_run.id = billing_run_id WHERE import_id = ? ORDER BY first_day, billing_run.id`,
  ).all(importId);
}
