/** Columns of the operation file's tables as SQLite returns them (migrations/ has the rules that hold on them). */
import type { Generated } from 'kysely';
import type { Direction } from '#domain/curve.ts';
import type { KeyKind, PartyKind } from '#domain/billing/bill.ts';
import type { Language } from '#domain/language.ts';
import type { LocalDay, UtcMonth } from '#domain/time.ts';

export type Technology = 'solar' | 'wind' | 'hydro' | 'biomass' | 'storage' | 'other';

export interface OperationTable {
  id: Generated<1>;
  name: string;
  acc_number: string | null;
  country: Generated<string>;
  time_zone: Generated<string>;
  currency: Generated<string>;
  grid_minutes: Generated<15 | 30 | 60>;
  payment_days: Generated<number>;
  created_at_utc: string;
}

export interface MemberTable {
  id: Generated<number>;
  is_organiser: Generated<0 | 1>;
  kind: PartyKind;
  name: string;
  reference: string | null;
  legal_form: string | null;
  siren: string | null;
  vat_number: string | null;
  registration: string | null;
  address_lines: Generated<string>;
  postcode: Generated<string>;
  city: Generated<string>;
  country: Generated<string>;
  email: string | null;
  phone: string | null;
  language: Generated<Language>;
  iban: string | null;
  bic: string | null;
  joined_on: LocalDay | null;
  left_on: LocalDay | null;
}

export interface IssuerTable {
  id: Generated<number>;
  member_id: number;
  number_prefix: string;
  vat_regime: 'rate' | 'exempt';
  vat_ppm: number;
  vat_exemption_mention: string | null;
  late_penalty_mention: string | null;
  mediator_mention: string | null;
  mandate_signed_on: LocalDay | null;
}

export interface MeterTable {
  id: string;
  label: Generated<string>;
}

export interface PlantTable {
  id: Generated<number>;
  meter_id: string;
  issuer_id: number;
  name: string;
  technology: Generated<Technology>;
  peak_power_w: number | null;
  starts_on: LocalDay;
  ends_on: LocalDay | null;
}

export interface ParticipationTable {
  id: Generated<number>;
  meter_id: string;
  member_id: number;
  starts_on: LocalDay;
  ends_on: LocalDay | null;
}

export interface AllocationKeyTable {
  id: Generated<number>;
  kind: KeyKind;
  definition_json: string;
  starts_on: LocalDay;
}

export interface PriceTable {
  id: Generated<number>;
  plant_id: number | null;
  member_id: number | null;
  price_micro_euro_per_kwh: number;
  starts_on: LocalDay;
  ends_on: LocalDay | null;
}

export interface ImportTable {
  id: Generated<number>;
  imported_at_utc: string;
  undone_at_utc: string | null;
}

export interface ImportFileTable {
  id: Generated<number>;
  import_id: number;
  name: string;
  format: string;
  encoding: string;
  byte_count: number;
  sha256: string;
  mapping_name: string | null;
}

export interface ImportMappingTable {
  id: Generated<number>;
  name: string;
  definition_json: string;
}

export interface ImportMeterTable {
  import_id: number;
  meter_id: string;
  direction: Direction;
  added_slots: number;
  changed_slots: number;
  same_slots: number;
  from_utc: string;
  to_utc: string;
}

export interface CurveTable {
  id: Generated<number>;
  meter_id: string;
  direction: Direction;
  utc_month: UtcMonth;
  import_id: number;
  energy_wmin: Uint8Array;
  quality: Uint8Array;
}

export interface GapAcceptanceTable {
  id: Generated<number>;
  meter_id: string;
  direction: Direction;
  first_day: LocalDay;
  last_day: LocalDay;
  missing_slots: number;
  accepted_at_utc: string;
}

export interface BillingRunTable {
  id: Generated<number>;
  first_day: LocalDay;
  last_day: LocalDay;
  issued_at_utc: string;
  figures_json: string;
}

export interface BillingRunImportTable {
  billing_run_id: number;
  import_id: number;
}

export interface DocumentTable {
  id: Generated<number>;
  kind: 'invoice' | 'credit-note';
  billing_run_id: number;
  issuer_id: number;
  member_id: number;
  credited_document_id: number | null;
  series: string;
  sequence: number;
  number: string;
  issued_on: LocalDay;
  net_cents: number;
  vat_cents: number;
  gross_cents: number;
  model_json: string;
  pdf: Uint8Array;
  sha256: string;
}

export interface AuditEntryTable {
  id: Generated<number>;
  at_utc: string;
  action: string;
  details_json: string;
  previous_hash: string;
  hash: string;
}

export interface Schema {
  operation: OperationTable;
  member: MemberTable;
  issuer: IssuerTable;
  meter: MeterTable;
  plant: PlantTable;
  participation: ParticipationTable;
  allocation_key: AllocationKeyTable;
  price: PriceTable;
  import_mapping: ImportMappingTable;
  import: ImportTable;
  import_file: ImportFileTable;
  import_meter: ImportMeterTable;
  curve: CurveTable;
  gap_acceptance: GapAcceptanceTable;
  billing_run: BillingRunTable;
  billing_run_import: BillingRunImportTable;
  document: DocumentTable;
  audit_entry: AuditEntryTable;
}
