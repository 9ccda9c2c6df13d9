import type { Database, Statement } from 'better-sqlite3';

const statements = new WeakMap<Database, Map<string, Statement>>();

/** The statement of a text, prepared once per connection. For hot paths. */
export function prepared<Row = unknown>(db: Database, sql: string): Statement<unknown[], Row> {
  let known = statements.get(db);
  if (!known) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    known.set(sql, statement);
  }
  return statement as Statement<unknown[], Row>;
}
