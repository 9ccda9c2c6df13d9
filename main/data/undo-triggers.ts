/** The temporary triggers that write, for every change of a row, the statement that restores it. */
import type { Database } from 'better-sqlite3';

/** What is never taken back: what is final, what seals it, the values that imports brought, and what is computed from them. */
const neverTakenBack = new Set([
  'audit_entry',
  'billing_run',
  'billing_run_import',
  'curve',
  'document',
  'figure_revision',
  'import_file',
  'import_meter',
  'month_sum',
]);

/** A meter that got values meanwhile is kept: it is nobody's, and shown as such. */
const isKept: Readonly<Record<string, string>> = {
  meter: `EXISTS (SELECT 1 FROM curve WHERE meter_id = meter.id) OR EXISTS (SELECT 1 FROM import_meter WHERE meter_id = meter.id)`,
};

/** Writes to `undo_change (statement)`. Tables without a primary key of one column are left out. */
export function createUndoTriggers(db: Database): void {
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'",
    )
    .all();
  for (const { name } of tables) if (!neverTakenBack.has(name)) createTriggers(db, name);
}

function createTriggers(db: Database, table: string): void {
  const columns = db.pragma(`main.table_info(${quoteName(table)})`) as { name: string; pk: number }[];
  const keys = columns.filter(({ pk }) => pk > 0);
  const key = keys[0]?.name;
  if (key === undefined || keys.length > 1) return;
  const names = columns.map(({ name }) => name);
  const kept = isKept[table] === undefined ? '' : ` AND NOT (${isKept[table]})`;
  const restore = {
    INSERT: [text(`DELETE FROM ${quoteName(table)} WHERE ${quoteName(key)} = `), literal('NEW', key), text(kept)],
    UPDATE: [
      text(`UPDATE ${quoteName(table)} SET `),
      ...names.flatMap((name, index) => [
        text(`${index === 0 ? '' : ', '}${quoteName(name)} = `),
        literal('OLD', name),
      ]),
      text(` WHERE ${quoteName(key)} = `),
      literal('NEW', key),
    ],
    DELETE: [
      text(`INSERT INTO ${quoteName(table)} (${names.map(quoteName).join(', ')}) VALUES (`),
      ...names.flatMap((name, index) => [...(index === 0 ? [] : [text(', ')]), literal('OLD', name)]),
      text(')'),
    ],
  };
  for (const [event, parts] of Object.entries(restore)) {
    db.exec(`CREATE TEMP TRIGGER ${quoteName(`undo_${event}_${table}`)} AFTER ${event} ON main.${quoteName(table)}
      BEGIN INSERT INTO undo_change (statement) VALUES (${parts.join(' || ')}); END`);
  }
}

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The value as SQL of the same type. Text goes by its bytes: what a person typed never stands in a statement. */
function literal(row: 'NEW' | 'OLD', column: string): string {
  const value = `${row}.${quoteName(column)}`;
  return `CASE typeof(${value}) WHEN 'text' THEN 'CAST(X''' || hex(${value}) || ''' AS TEXT)' ELSE quote(${value}) END`;
}
