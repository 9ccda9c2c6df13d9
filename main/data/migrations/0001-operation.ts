/** Schema version 1: the first released operation file. Frozen once released: it imports nothing from the program. */
export const sql = `
CREATE TABLE operation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (name <> ''),
  acc_number TEXT CHECK (acc_number GLOB 'ACC[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  country TEXT NOT NULL DEFAULT 'FR' CHECK (length(country) = 2),
  time_zone TEXT NOT NULL DEFAULT 'Europe/Paris',
  currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3),
  grid_minutes INTEGER NOT NULL DEFAULT 15 CHECK (grid_minutes IN (15, 30, 60)),
  payment_days INTEGER NOT NULL DEFAULT 30 CHECK (payment_days BETWEEN 0 AND 60),
  created_at_utc TEXT NOT NULL
) STRICT;

-- the legal person behind a name on a bill; the organiser is the one row with is_organiser = 1
CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  is_organiser INTEGER NOT NULL DEFAULT 0 CHECK (is_organiser IN (0, 1)),
  kind TEXT NOT NULL CHECK (kind IN ('individual', 'business', 'public', 'association')),
  name TEXT NOT NULL CHECK (name <> ''),
  reference TEXT UNIQUE,
  legal_form TEXT,
  siren TEXT CHECK (siren GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  vat_number TEXT,
  registration TEXT,
  address_lines TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT 'FR' CHECK (length(country) = 2),
  email TEXT,
  phone TEXT,
  language TEXT NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en', 'it', 'tr', 'sv')),
  iban TEXT,
  bic TEXT,
  joined_on TEXT,
  left_on TEXT CHECK (left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on)
) STRICT;
CREATE UNIQUE INDEX member_organiser ON member (is_organiser) WHERE is_organiser = 1;

-- who sells: the organiser for the plants it owns, or a producer in whose name the organiser invoices
CREATE TABLE issuer (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL UNIQUE REFERENCES member (id),
  number_prefix TEXT NOT NULL UNIQUE CHECK (length(number_prefix) BETWEEN 1 AND 12 AND number_prefix NOT GLOB '*[^A-Z0-9]*'),
  vat_regime TEXT NOT NULL CHECK (vat_regime IN ('rate', 'exempt')),
  vat_ppm INTEGER NOT NULL CHECK (vat_ppm BETWEEN 0 AND 1000000),
  vat_exemption_mention TEXT,
  late_penalty_mention TEXT,
  mediator_mention TEXT,
  mandate_signed_on TEXT,
  CHECK ((vat_regime = 'exempt') = (vat_exemption_mention IS NOT NULL)),
  CHECK (vat_regime = 'rate' OR vat_ppm = 0)
) STRICT;

CREATE TABLE meter (
  id TEXT PRIMARY KEY CHECK (length(id) = 14 AND id NOT GLOB '*[^0-9]*'),
  label TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE plant (
  id INTEGER PRIMARY KEY,
  meter_id TEXT NOT NULL UNIQUE REFERENCES meter (id),
  issuer_id INTEGER NOT NULL REFERENCES issuer (id),
  name TEXT NOT NULL CHECK (name <> ''),
  technology TEXT NOT NULL DEFAULT 'solar' CHECK (technology IN ('solar', 'wind', 'hydro', 'biomass', 'storage', 'other')),
  peak_power_w INTEGER CHECK (peak_power_w > 0),
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on >= starts_on)
) STRICT;

-- which member consumes at a meter, from the first to the last day, both included
CREATE TABLE participation (
  id INTEGER PRIMARY KEY,
  meter_id TEXT NOT NULL REFERENCES meter (id),
  member_id INTEGER NOT NULL REFERENCES member (id),
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX participation_by_meter ON participation (meter_id, starts_on);
CREATE INDEX participation_by_member ON participation (member_id);
CREATE TRIGGER participation_overlap_insert BEFORE INSERT ON participation
WHEN EXISTS (SELECT 1 FROM participation AS other WHERE other.meter_id = NEW.meter_id
  AND other.starts_on <= coalesce(NEW.ends_on, '9999-12-31') AND coalesce(other.ends_on, '9999-12-31') >= NEW.starts_on)
BEGIN SELECT RAISE(ABORT, 'participation-overlap'); END;
CREATE TRIGGER participation_overlap_update BEFORE UPDATE ON participation
WHEN EXISTS (SELECT 1 FROM participation AS other WHERE other.meter_id = NEW.meter_id AND other.id <> NEW.id
  AND other.starts_on <= coalesce(NEW.ends_on, '9999-12-31') AND coalesce(other.ends_on, '9999-12-31') >= NEW.starts_on)
BEGIN SELECT RAISE(ABORT, 'participation-overlap'); END;

-- in force from starts_on until the next key starts; definition_json is the key as in the domain, with meter ids
CREATE TABLE allocation_key (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('default', 'static', 'dynamic', 'full-dynamic', 'priority', 'quota')),
  definition_json TEXT NOT NULL CHECK (json_valid(definition_json)),
  starts_on TEXT NOT NULL UNIQUE
) STRICT;

-- the most specific price in force wins: plant and member, then member, then plant, then everyone
CREATE TABLE price (
  id INTEGER PRIMARY KEY,
  plant_id INTEGER REFERENCES plant (id),
  member_id INTEGER REFERENCES member (id),
  price_micro_euro_per_kwh INTEGER NOT NULL CHECK (price_micro_euro_per_kwh >= 0),
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on >= starts_on)
) STRICT;
CREATE UNIQUE INDEX price_by_scope ON price (coalesce(plant_id, 0), coalesce(member_id, 0), starts_on);

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  imported_at_utc TEXT NOT NULL,
  undone_at_utc TEXT
) STRICT;

CREATE TABLE import_file (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX import_file_by_import ON import_file (import_id);

-- what an import brought, per meter and direction
CREATE TABLE import_meter (
  import_id INTEGER NOT NULL REFERENCES import (id),
  meter_id TEXT NOT NULL REFERENCES meter (id),
  direction TEXT NOT NULL CHECK (direction IN ('consumption', 'production')),
  added_slots INTEGER NOT NULL CHECK (added_slots >= 0),
  changed_slots INTEGER NOT NULL CHECK (changed_slots >= 0),
  same_slots INTEGER NOT NULL CHECK (same_slots >= 0),
  from_utc TEXT NOT NULL,
  to_utc TEXT NOT NULL,
  PRIMARY KEY (import_id, meter_id, direction)
) STRICT, WITHOUT ROWID;

-- one meter, direction and UTC month of one import: Int32 little-endian Wmin per grid slot and a quality byte per slot
-- (0 missing, 1 measured, 2 estimated, 3 corrected by the operator)
CREATE TABLE curve (
  id INTEGER PRIMARY KEY,
  meter_id TEXT NOT NULL REFERENCES meter (id),
  direction TEXT NOT NULL CHECK (direction IN ('consumption', 'production')),
  utc_month INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import (id),
  energy_wmin BLOB NOT NULL,
  quality BLOB NOT NULL,
  CHECK (length(energy_wmin) = 4 * length(quality)),
  UNIQUE (meter_id, direction, utc_month, import_id)
) STRICT;
CREATE INDEX curve_by_import ON curve (import_id);

-- gaps that the treasurer accepts by name; void as soon as the number of missing slots is another
CREATE TABLE gap_acceptance (
  id INTEGER PRIMARY KEY,
  meter_id TEXT NOT NULL REFERENCES meter (id),
  direction TEXT NOT NULL CHECK (direction IN ('consumption', 'production')),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  missing_slots INTEGER NOT NULL CHECK (missing_slots > 0),
  accepted_at_utc TEXT NOT NULL,
  UNIQUE (meter_id, direction, first_day, last_day)
) STRICT;

-- one period's frozen figures; exists only once issued
CREATE TABLE billing_run (
  id INTEGER PRIMARY KEY,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  issued_at_utc TEXT NOT NULL,
  figures_json TEXT NOT NULL CHECK (json_valid(figures_json))
) STRICT;

-- what an issued run rests on: these imports can no longer be undone
CREATE TABLE billing_run_import (
  billing_run_id INTEGER NOT NULL REFERENCES billing_run (id),
  import_id INTEGER NOT NULL REFERENCES import (id),
  PRIMARY KEY (billing_run_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
  billing_run_id INTEGER NOT NULL REFERENCES billing_run (id),
  issuer_id INTEGER NOT NULL REFERENCES issuer (id),
  member_id INTEGER NOT NULL REFERENCES member (id),
  credited_document_id INTEGER REFERENCES document (id),
  series TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 35 AND number NOT GLOB '*[^A-Za-z0-9 _/+-]*'),
  issued_on TEXT NOT NULL,
  net_cents INTEGER NOT NULL,
  vat_cents INTEGER NOT NULL,
  gross_cents INTEGER NOT NULL CHECK (gross_cents = net_cents + vat_cents),
  model_json TEXT NOT NULL CHECK (json_valid(model_json)),
  pdf BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  CHECK ((kind = 'credit-note') = (credited_document_id IS NOT NULL)),
  UNIQUE (series, sequence)
) STRICT;
CREATE INDEX document_by_run ON document (billing_run_id);
CREATE INDEX document_by_credited ON document (credited_document_id);
CREATE INDEX document_by_member ON document (member_id, issued_on);

-- each entry carries the hash of the one before, so that a change in the past shows
CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY,
  at_utc TEXT NOT NULL,
  action TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER document_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'document-is-final'); END;
CREATE TRIGGER document_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'document-is-final'); END;
CREATE TRIGGER billing_run_update BEFORE UPDATE ON billing_run BEGIN SELECT RAISE(ABORT, 'billing-run-is-final'); END;
CREATE TRIGGER billing_run_delete BEFORE DELETE ON billing_run BEGIN SELECT RAISE(ABORT, 'billing-run-is-final'); END;
CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit-entry-is-final'); END;
CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit-entry-is-final'); END;
`;
