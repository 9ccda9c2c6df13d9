import type { Database } from 'better-sqlite3';
import type { NamedMapping } from '#domain/table-mapping.ts';
import { listStoredMappings } from '#data/queries/import-mappings.ts';
import { parseTableMapping } from '#formats/parse-table-mapping.ts';

export interface RememberedMapping extends NamedMapping {
  readonly mappingId: number;
}

/** The tables described in an operation, by name; what this version cannot read is passed over. */
export function listMappings(db: Database): RememberedMapping[] {
  return listStoredMappings(db).flatMap(({ mappingId, name, definitionJson }) => {
    const mapping = parseTableMapping(definitionJson);
    return mapping ? [{ mappingId, name, mapping }] : [];
  });
}
