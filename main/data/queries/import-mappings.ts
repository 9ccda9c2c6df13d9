import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared.ts';

/** A described table as it is stored; what the definition says is for the formats to read. */
export interface StoredMapping {
  readonly mappingId: number;
  readonly name: string;
  readonly definitionJson: string;
}

/** All of them, by name. */
export function listStoredMappings(db: Database): StoredMapping[] {
  return prepared<StoredMapping>(
    db,
    'SELECT id AS mappingId, name, definition_json AS definitionJson FROM import_mapping ORDER BY name, id',
  ).all();
}

/** Writes a new mapping, or the whole of an old one. Returns its id. */
export function saveMapping(db: Database, mappingId: number | null, name: string, definitionJson: string): number {
  if (mappingId === null)
    return Number(
      prepared(db, 'INSERT INTO import_mapping (name, definition_json) VALUES (?, ?)').run(name, definitionJson)
        .lastInsertRowid,
    );
  prepared(db, 'UPDATE import_mapping SET name = ?, definition_json = ? WHERE id = ?').run(
    name,
    definitionJson,
    mappingId,
  );
  return mappingId;
}

export function deleteMapping(db: Database, mappingId: number): void {
  prepared(db, 'DELETE FROM import_mapping WHERE id = ?').run(mappingId);
}
