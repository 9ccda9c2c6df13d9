/** Schema version 3: sums of months, kept for the picture of the year. Frozen once released: it imports nothing from the program. */

/** What an allocation rests on. */
const TABLES = ['operation', 'participation', 'plant', 'allocation_key', 'import', 'curve'];
const EVENTS = ['INSERT', 'UPDATE', 'DELETE'];

const triggers = TABLES.flatMap((table) =>
  EVENTS.map(
    (event) => `CREATE TRIGGER revision_${table}_${event.toLowerCase()} AFTER ${event} ON ${table}
BEGIN UPDATE figure_revision SET revision = revision + 1; END;`,
  ),
);

export const sql = `
-- counts the changes of what an allocation rests on: sums made at one revision hold until the next
CREATE TABLE figure_revision (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO figure_revision (id, revision) VALUES (1, 1);

-- a local month of the whole operation, as computed at a revision; at another one it is void
CREATE TABLE month_sum (
  month TEXT PRIMARY KEY CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  revision INTEGER NOT NULL,
  production_wmin INTEGER NOT NULL CHECK (production_wmin >= 0),
  consumption_wmin INTEGER NOT NULL CHECK (consumption_wmin >= 0),
  allocated_wmin INTEGER NOT NULL CHECK (allocated_wmin BETWEEN 0 AND min(production_wmin, consumption_wmin)),
  missing_slots INTEGER NOT NULL CHECK (missing_slots >= 0),
  estimated_slots INTEGER NOT NULL CHECK (estimated_slots >= 0)
) STRICT;

${triggers.join('\n')}
`;
