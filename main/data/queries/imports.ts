import type { Kysely } from 'kysely';
import type { Direction } from '#domain/curve.ts';
import type { Schema } from '../schema.ts';

export interface ImportSummary {
  readonly id: number;
  readonly importedAtUtc: string;
  readonly undoneAtUtc: string | null;
  readonly files: readonly { readonly name: string; readonly format: string; readonly bytes: number }[];
  readonly meters: readonly {
    readonly meterId: string;
    readonly direction: Direction;
    readonly added: number;
    readonly changed: number;
    readonly same: number;
    readonly fromUtc: string;
    readonly toUtc: string;
  }[];
  /** True where an issued run rests on it, so that it cannot be undone. */
  readonly isBilled: boolean;
}

function groupById<Row extends { readonly importId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  return Map.groupBy(rows, (row) => row.importId);
}

/** All imports, newest first, undone ones too. */
export async function listImports(kysely: Kysely<Schema>): Promise<ImportSummary[]> {
  const imports = await kysely.selectFrom('import').selectAll().orderBy('id', 'desc').execute();
  const files = groupById(await kysely.selectFrom('import_file')
    .select(['import_id as importId', 'name', 'format', 'byte_count as bytes']).orderBy('id').execute());
  const meters = groupById(await kysely.selectFrom('import_meter')
    .select([
      'import_id as importId', 'meter_id as meterId', 'direction', 'added_slots as added', 'changed_slots as changed',
      'same_slots as same', 'from_utc as fromUtc', 'to_utc as toUtc',
    ]).orderBy('meter_id').orderBy('direction').execute());
  const billed = new Set((await kysely.selectFrom('billing_run_import').select('import_id').distinct().execute()).map((row) => row.import_id));
  return imports.map(({ id, imported_at_utc, undone_at_utc }) => ({
    id, importedAtUtc: imported_at_utc, undoneAtUtc: undone_at_utc,
    files: (files.get(id) ?? []).map(({ name, format, bytes }) => ({ name, format, bytes })),
    meters: (meters.get(id) ?? []).map(({ meterId, direction, added, changed, same, fromUtc, toUtc }) =>
      ({ meterId, direction, added, changed, same, fromUtc, toUtc })),
    isBilled: billed.has(id),
  }));
}
