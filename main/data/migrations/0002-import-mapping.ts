/** Schema version 2: tables of other programs, described once. Frozen once released: it imports nothing from the program. */
export const sql = `
-- what the columns of a table mean, under the name a person gave it
CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  definition_json TEXT NOT NULL CHECK (json_valid(definition_json))
) STRICT;

-- name of the mapping by which a table was read, kept even where the mapping is gone
ALTER TABLE import_file ADD COLUMN mapping_name TEXT;
`;
