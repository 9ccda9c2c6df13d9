/**
 * THE contract between the window and the engine: every channel with its input and output, and every
 * event. Types and name lists only; the table of contents of the program.
 */
import type { ErrorCode, ErrorParams } from '../main/domain/errors.ts';
import type { KeyKind, PartyKind } from '../main/domain/billing/bill.ts';
import type { KeyComparison } from '../main/domain/billing/compare-keys.ts';
import type { BillingPoint } from '../main/domain/billing/billing-point.ts';
import type { StoredKey } from '../main/domain/allocation/key.ts';
import type { Direction } from '../main/domain/curve.ts';
import type { MonthSum } from '../main/domain/month-sum.ts';
import type { TableMapping } from '../main/domain/table-mapping.ts';
import type { DraftFault } from '../main/domain/new-operation/find-draft-faults.ts';
import type { ProblemCode, ProblemParams } from '../main/domain/problem-codes.ts';
import type { PlannedRow } from '../main/domain/member-import/plan-member-import.ts';
import type { MemberField, OperationDraft } from '../main/domain/new-operation/operation-draft.ts';
import type { Language } from '../main/domain/language.ts';
import type { TextLimits } from '../main/domain/text-limits.ts';
import type { UndoStep } from '../main/domain/undo-step.ts';

export type { Language } from '../main/domain/language.ts';
/** The longest text of each kind of field; the compiler holds it equal to the engine's table. */
export const textLimits = {
  line: 300,
  paragraph: 1000,
  reason: 500,
  identifier: 50,
  mappingName: 60,
} as const satisfies TextLimits;
export type Theme = 'light' | 'dark' | 'system';
export const textSizes = [90, 100, 110, 125, 150] as const;
export type TextSize = (typeof textSizes)[number];
export type { PriorityKey, QuotaKey, StaticKey, StoredKey } from '../main/domain/allocation/key.ts';
export type { KeyComparison, KeyComparisonRow } from '../main/domain/billing/compare-keys.ts';
export type { UndoAction, UndoStep } from '../main/domain/undo-step.ts';
export type { Direction } from '../main/domain/curve.ts';
export type { MonthSum } from '../main/domain/month-sum.ts';
export type { DateOrder, MeterColumn, TableMapping, TableUnit } from '../main/domain/table-mapping.ts';
export type { BillingPoint, BillingPointCode } from '../main/domain/billing/billing-point.ts';
export type { PlannedRow } from '../main/domain/member-import/plan-member-import.ts';
export type { DraftFault, DraftField } from '../main/domain/new-operation/find-draft-faults.ts';
export type {
  DraftKey,
  DraftMember,
  DraftPlant,
  DraftStep,
  MemberField,
  OperationDraft,
  PartyDraft,
} from '../main/domain/new-operation/operation-draft.ts';
type Nothing = Readonly<Record<string, never>>;

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Size of everything in the window, one of `textSizes`. */
  readonly textSizePercent: TextSize;
}

/** The operation that is open, as the frame of the window shows it. */
export interface OperationState {
  readonly name: string;
  readonly accNumber: string | null;
  readonly organiserName: string;
  /** Full path, for display only: the page never sends one back. */
  readonly path: string;
  readonly lastBackupAtUtc: string | null;
  /** End of the newest step with a value, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly dataUntilUtc: string | null;
  /** End of the oldest of the meters' newest values: until then no meter is behind. */
  readonly completeUntilUtc: string | null;
  /** Meters that are behind the newest value, the furthest behind first. */
  readonly laggingMeters: readonly { readonly meterId: string; readonly name: string; readonly untilUtc: string }[];
  /** Local months (`YYYY-MM`) with at least one value, ascending. */
  readonly months: readonly string[];
  /** The most recent month with values that is not billed yet, or the last month; null without data. */
  readonly currentMonth: string | null;
  readonly currency: string;
  /** IANA zone of the local days. */
  readonly timeZone: string;
  readonly isDemonstration: boolean;
  /** The cloud client that synchronises the file's folder, until the person has taken note of it. */
  readonly cloudClient: string | null;
  /** What would be taken back next; null where nothing can be. */
  readonly undo: UndoStep | null;
  /** What would be done again next. */
  readonly redo: UndoStep | null;
}

export interface AppState {
  readonly version: string;
  readonly preferences: Preferences;
  readonly operation: OperationState | null;
  /** Names and folders of recently opened operations, newest first. */
  readonly recent: readonly { readonly name: string; readonly folder: string }[];
}

/** A new operation that was begun and not created yet. */
export interface WaitingDraft {
  readonly saved: { readonly draft: OperationDraft; readonly savedAtUtc: string } | null;
  /** File beside it that could not be read as a draft and was set aside under this name. */
  readonly setAside: string | null;
}

export interface MemberDetails {
  readonly kind: PartyKind;
  readonly name: string;
  readonly siren: string | null;
  readonly vatNumber: string | null;
  readonly legalForm: string | null;
  readonly addressLines: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string | null;
  readonly language: Language;
  readonly iban: string | null;
}

/** A problem found in a file. */
export interface FileProblem {
  readonly code: ProblemCode;
  readonly line: number | null;
  readonly params: ProblemParams;
  /** The sentence in the language of the moment; the window writes its own, as its language may change. */
  readonly message: string;
}

export interface InspectedSeries {
  readonly meter: string;
  readonly direction: Direction | 'unknown';
  readonly stepMinutes: readonly number[];
  readonly firstStart: string;
  readonly lastEnd: string;
  readonly values: number;
  readonly missing: number;
  readonly duplicates: number;
  readonly estimated: number;
  readonly energyWmin: number;
}

export interface InspectedFile {
  readonly path: string;
  readonly format: string;
  readonly encoding: string;
  /** Name of the mapping by which a table was read. */
  readonly mapping?: string;
  readonly series: readonly InspectedSeries[];
  readonly problems: readonly FileProblem[];
}

/** Files chosen or dropped; their paths stay in the engine. */
export interface FileSelection {
  readonly selectionId: string;
  readonly names: readonly string[];
}

export interface ImportedMeter {
  readonly meter: string;
  readonly direction: Direction;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly from: string;
  readonly to: string;
}

export interface ImportOutcome {
  readonly importId: number | null;
  readonly unchanged: boolean;
  readonly meters: readonly ImportedMeter[];
  readonly problems: readonly (FileProblem & { readonly file: string | null })[];
}

/** What an import brought and changed. */
export interface ImportDetails {
  readonly importId: number;
  readonly files: readonly {
    readonly name: string;
    readonly format: string;
    readonly bytes: number;
    readonly mapping: string | null;
  }[];
  readonly meters: readonly ImportedMeter[];
  /** Energy of the months whose values it changed, without it and with it; empty once it is undone. */
  readonly months: readonly {
    readonly meter: string;
    readonly direction: Direction;
    readonly month: string;
    readonly beforeWmin: number;
    readonly afterWmin: number;
  }[];
  /** Issued runs that rest on it. */
  readonly runs: readonly { readonly firstDay: string; readonly lastDay: string }[];
}

/** A table of another program before it is described: its first rows, and a guess for each sheet. */
export interface TableToDescribe {
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
    readonly guess: TableMapping;
  }[];
}

export interface MappingEntry {
  readonly mappingId: number;
  readonly name: string;
  readonly mapping: TableMapping;
}

/** By the path of a file as the inspection told it, the name of the mapping that the person chose for it. */
export type ChosenMappings = Readonly<Record<string, string>>;

export interface ImportHistoryEntry {
  readonly importId: number;
  readonly importedAtUtc: string;
  readonly undoneAtUtc: string | null;
  readonly fileNames: readonly string[];
  readonly fileCount: number;
  readonly meterCount: number;
  readonly addedSlots: number;
  readonly changedSlots: number;
  readonly fromUtc: string | null;
  readonly toUtc: string | null;
  /** False where an issued bill rests on it. */
  readonly canUndo: boolean;
}

export interface EnergyTotals {
  readonly consumptionWmin: number;
  readonly productionWmin: number;
  readonly allocatedWmin: number;
  readonly complementWmin: number;
  readonly surplusWmin: number;
  readonly missingSlots: number;
  /** allocated ÷ consumption, ppm; null without consumption. */
  readonly coveragePpm: number | null;
  /** allocated ÷ production, ppm; null without production. */
  readonly selfConsumptionPpm: number | null;
}

/** Energy of a period, one entry per local day in each array. */
export interface EnergyPeriod {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly days: readonly string[];
  readonly productionWmin: Float64Array;
  readonly consumptionWmin: Float64Array;
  readonly allocatedWmin: Float64Array;
  readonly missingSlots: Float64Array;
  readonly estimatedSlots: Float64Array;
  readonly totals: EnergyTotals;
  readonly participants: readonly EnergyParticipant[];
  readonly plants: readonly EnergyPlant[];
  readonly keys: readonly { readonly kind: KeyKind; readonly firstDay: string; readonly lastDay: string }[];
}

/** Energy of the operation on equal steps of time. Arrays have one entry per step but for `firstStep`. */
export interface EnergySteps {
  readonly days: readonly string[];
  readonly stepMinutes: number;
  /** First step of each day, and one entry more for the end: 23 or 25 hours where the clocks change. */
  readonly firstStep: Int32Array;
  /** Local start of each step, in minutes since midnight. */
  readonly localMinute: Int32Array;
  readonly productionWmin: Float64Array;
  readonly consumptionWmin: Float64Array;
  readonly allocatedWmin: Float64Array;
  readonly productionValues: Int32Array;
  readonly productionMissing: Int32Array;
  readonly consumptionValues: Int32Array;
  readonly consumptionMissing: Int32Array;
  /** Values that are estimates. */
  readonly productionEstimated: Int32Array;
  readonly consumptionEstimated: Int32Array;
}

/** A meter as one member holds it. */
export interface EnergyOwner {
  readonly meterId: string;
  readonly memberId: number;
}

/** Energy of a period per participant, one entry per local day in each array. */
export interface EnergyParticipants {
  readonly days: readonly string[];
  readonly participants: readonly EnergyParticipantDays[];
}

export interface EnergyParticipantDays extends EnergyParticipant {
  readonly perDay: {
    readonly consumptionWmin: Float64Array;
    readonly allocatedWmin: Float64Array;
    readonly missingSlots: Int32Array;
    readonly estimatedSlots: Int32Array;
  };
}

/** What is known of the values of a period, meter by meter. */
export interface DataQuality {
  readonly days: readonly string[];
  readonly gridMinutes: number;
  /** Plants, then participants, by meter id. */
  readonly meters: readonly MeterQuality[];
  /** Imports that gave values of the period, newest first. */
  readonly sources: readonly DataSource[];
}

/** Slots of each day by what is known of them; on a day on which nothing is expected all four are 0. */
export interface MeterQuality {
  readonly meterId: string;
  readonly direction: Direction;
  /** Of the plant, or of the member who holds it last. */
  readonly name: string;
  readonly measured: Uint16Array;
  readonly estimated: Uint16Array;
  readonly corrected: Uint16Array;
  readonly missing: Uint16Array;
  /** In order of time. */
  readonly gaps: readonly DataGap[];
}

/** A stretch without values, `YYYY-MM-DDTHH:MM:SSZ`. */
export interface DataGap {
  readonly fromUtc: string;
  readonly toUtc: string;
  readonly slots: number;
}

export interface DataSource {
  readonly importId: number;
  readonly importedAtUtc: string;
  /** Names of the first files. */
  readonly fileNames: readonly string[];
  readonly fileCount: number;
  readonly meterCount: number;
  /** Values of the period that come from it. */
  readonly slots: number;
}

export type FigureKind = 'text' | 'day' | 'kwh' | 'count' | 'money' | 'rate';

/**
 * Figures of a picture as they are saved. Cells: `YYYY-MM-DD` of a day, Wmin of a `kwh`, cents of a `money`, ppm of
 * a `rate`, else the text or number.
 */
export interface FigureTable {
  readonly columns: readonly { readonly title: string; readonly kind: FigureKind }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Kinds of files a picture, its table and documents are saved as. */
export type SavedKind = 'png' | 'csv' | 'xlsx' | 'pdf' | 'zip';

export interface EnergyParticipant {
  readonly meterId: string;
  readonly label: string;
  /** Null for a meter that nobody holds on these days. */
  readonly memberId: number | null;
  readonly memberName: string | null;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly consumptionWmin: number;
  readonly allocatedWmin: number;
  readonly complementWmin: number;
  readonly coveragePpm: number | null;
  readonly missingSlots: number;
  readonly estimatedSlots: number;
}

export interface EnergyPlant {
  readonly meterId: string;
  readonly name: string;
  readonly productionWmin: number;
  readonly allocatedWmin: number;
  readonly surplusWmin: number;
  readonly missingSlots: number;
}

export interface Participant {
  readonly memberId: number;
  readonly details: MemberDetails;
  readonly meters: readonly HeldMeter[];
}

/** A consumption meter that a member holds, both days included. */
export interface HeldMeter {
  readonly meterId: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** End of its newest imported value, `YYYY-MM-DDTHH:MM:SSZ`; null where none was imported. */
  readonly valuesUntilUtc: string | null;
}

/** What the documents issued for days of a period come to, credit notes taken off. */
export interface BilledMember {
  readonly memberId: number;
  readonly grossCents: number;
}

/** One change for several members at once. */
export type MembersChange =
  | { readonly kind: 'language'; readonly language: Language }
  /** The last day of everything they take part with; what ended before stays. */
  | { readonly kind: 'end'; readonly endsOn: string }
  /** A price of each of these members for every plant, without an end. */
  | { readonly kind: 'price'; readonly priceMicroEuroPerKwh: number; readonly startsOn: string };

export interface ParticipantsPage {
  readonly participants: readonly Participant[];
  /** Meters with values that no member and no plant holds. */
  readonly unownedMeters: readonly { readonly meterId: string; readonly direction: Direction }[];
  readonly plants: readonly {
    readonly plantId: number;
    readonly meterId: string;
    readonly name: string;
    readonly peakPowerW: number | null;
    readonly startsOn: string;
  }[];
}

/** A table of people from the clipboard or a file, all its cells as text. */
export interface ReadTable {
  readonly rows: readonly (readonly string[])[];
  /** Whether the first row names the columns. */
  readonly hasHead: boolean;
  /** The field of each column as guessed from its head; null where none is known. */
  readonly columns: readonly (MemberField | null)[];
}

/** Rows of participants to be imported, and the day for meters whose row has none. */
export interface ImportedRows {
  readonly rows: readonly Partial<Record<MemberField, string>>[];
  readonly startsOn: string;
}

/** A key with the days it is in force. */
export interface KeyEntry {
  readonly keyId: number;
  readonly startsOn: string;
  /** Day before the next key; null for the last one. */
  readonly lastDay: string | null;
  readonly key: StoredKey;
  /** Last of its days that issued invoices rest on: such a key is final. Null where none does. */
  readonly billedUntil: string | null;
}

/** A consumption meter that a key may name, with the member who holds it now or held it last. */
export interface KeyMeter {
  readonly meterId: string;
  readonly label: string;
  readonly memberName: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface KeysPage {
  /** In order of their first days. */
  readonly keys: readonly KeyEntry[];
  /** In order of meter ids. */
  readonly meters: readonly KeyMeter[];
}

/** A price per kWh before VAT, both days included; a plant or member of null stands for all. */
export interface PriceDetails {
  readonly plantId: number | null;
  readonly memberId: number | null;
  readonly priceMicroEuroPerKwh: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface PriceEntry extends PriceDetails {
  readonly priceId: number;
  /** Last day on which an issued invoice used it: until then it is final. Null where none did. */
  readonly billedUntil: string | null;
}

export interface PricesPage {
  /** In order of their first days. */
  readonly prices: readonly PriceEntry[];
  readonly plants: readonly { readonly plantId: number; readonly name: string }[];
  readonly members: readonly { readonly memberId: number; readonly name: string }[];
}

export interface BillSummary {
  readonly memberId: number;
  readonly issuerId: number;
  readonly memberName: string;
  readonly issuerName: string;
  readonly allocatedWmin: number;
  readonly coveragePpm: number | null;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
}

export interface BillingPreparation {
  readonly period: string;
  readonly points: readonly BillingPoint[];
  readonly canIssue: boolean;
  readonly bills: readonly BillSummary[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly firstNumber: string | null;
  readonly lastNumber: string | null;
  /** The run that already billed this period, if any. */
  readonly issuedRunId: number | null;
}

/** The drafts of a period, or the documents of an issued run. */
export type PrintedRun = { readonly period: string } | { readonly runId: number };

export interface RunSummary {
  readonly runId: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly issuedAtUtc: string;
  readonly documentCount: number;
  readonly grossCents: number;
}

export interface IssuedDocument {
  readonly documentId: number;
  readonly memberId: number;
  readonly kind: 'invoice' | 'credit-note';
  readonly number: string;
  readonly issuedOn: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly memberName: string;
  readonly issuerName: string;
  /** Where its e-mail draft goes; null where the member had no usable address when it was issued. */
  readonly mailAddress: string | null;
  readonly allocatedWmin: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** Number of the credit note that took it back. */
  readonly creditedBy: string | null;
}

/** An issued document as the list of all documents shows it: names, energy and days as they were frozen. */
export interface DocumentEntry extends Omit<IssuedDocument, 'netCents' | 'vatCents' | 'mailAddress'> {
  /** Name of the run's period (`2025-03`, `2025-Q1`); null for other days. */
  readonly period: string | null;
  /** Of a credit note: number of the invoice it takes back. */
  readonly credits: string | null;
}

/** What is written for others than the members. */
export type ExportName = 'report' | 'coefficients' | 'journal';

/** A party of the operation that documents name as organiser or issuer. */
export interface SettingsParty {
  readonly memberId: number;
  readonly isOrganiser: boolean;
  readonly details: MemberDetails;
  /** Null for an organiser that sells nothing itself. */
  readonly issuer: IssuerSettings | null;
  /** Documents bear the prefix: it stays. */
  readonly isPrefixUsed: boolean;
}

export interface IssuerSettings {
  readonly numberPrefix: string;
  /** Null where exempt; then `vatExemptionMention` says why. */
  readonly vatRatePpm: number | null;
  readonly vatExemptionMention: string | null;
  readonly latePenaltyMention: string | null;
  readonly mediatorMention: string | null;
}

export interface OperationSettings {
  readonly name: string;
  readonly accNumber: string | null;
  readonly paymentDays: number;
}

export interface SettingsContents {
  readonly operation: OperationSettings;
  /** The organiser first. */
  readonly parties: readonly SettingsParty[];
  /** All meters in order of their ids; `ownerName` is a member or a plant, null where nobody holds it. */
  readonly meters: readonly { readonly meterId: string; readonly label: string; readonly ownerName: string | null }[];
}

export interface Backup {
  readonly number: number;
  readonly fileName: string;
  readonly writtenAtUtc: string;
  readonly byteCount: number;
}

export interface VerificationOutcome {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly details: string }[];
}

/** An entry of the audit chain, in the reader's language. */
export interface JournalEntry {
  readonly entryId: number;
  readonly atUtc: string;
  readonly text: string;
}

export interface Contract {
  'app.getState': { input: Nothing; output: AppState };
  'app.setPreferences': { input: Partial<Preferences>; output: AppState };
  'operation.openDemonstration': { input: { readonly jobId: string }; output: AppState };
  'operation.getDraft': { input: Nothing; output: WaitingDraft };
  /** Keeps what is typed of a new operation, and tells what it lacks. */
  'operation.saveDraft': {
    input: { readonly draft: OperationDraft };
    output: { readonly faults: readonly DraftFault[] };
  };
  'operation.dropDraft': { input: Nothing; output: null };
  /** Creates the operation that was typed, asks where to keep it, and opens it. */
  'operation.create': { input: { readonly draft: OperationDraft }; output: AppState };
  'operation.createFromDescription': { input: Nothing; output: AppState };
  'operation.open': { input: Nothing; output: AppState };
  'operation.openRecent': { input: { readonly index: number }; output: AppState };
  /** Opens the file of `operation.requested`. */
  'operation.openRequested': { input: { readonly selectionId: string }; output: AppState };
  'operation.close': { input: Nothing; output: AppState };
  'operation.showInFolder': { input: Nothing; output: null };
  /** The person has read that the file's folder is synchronised: it is not said again for this file. */
  'operation.noteCloudClient': { input: Nothing; output: AppState };
  /** Takes a change back, or does it again: the one that is named, which must be the next, or the next whichever it is. */
  'operation.undo': { input: { readonly stepId: number | null }; output: UndoStep };
  'operation.redo': { input: { readonly stepId: number | null }; output: UndoStep };
  'import.choose': { input: { readonly kind: 'files' | 'folder' }; output: FileSelection | null };
  /** The same selection without some of its files, by the names the page was told. */
  'import.leaveOut': {
    input: { readonly selectionId: string; readonly names: readonly string[] };
    output: FileSelection;
  };
  'import.inspect': {
    input: {
      readonly selectionId: string;
      readonly password: string | null;
      readonly chosenMappings: ChosenMappings;
      readonly jobId: string;
    };
    output: { readonly files: readonly InspectedFile[] };
  };
  'import.run': {
    input: {
      readonly selectionId: string;
      readonly password: string | null;
      readonly chosenMappings: ChosenMappings;
      readonly jobId: string;
    };
    output: ImportOutcome;
  };
  'import.list': { input: Nothing; output: readonly ImportHistoryEntry[] };
  'import.getDetails': { input: { readonly importId: number }; output: ImportDetails };
  /** `path` is one that the inspection told; it is looked for among the files of the selection and never opened as such. */
  'mappings.openTable': {
    input: {
      readonly selectionId: string;
      readonly password: string | null;
      readonly path: string;
      readonly jobId?: string;
    };
    output: TableToDescribe;
  };
  /** What the table gives when it is read by this mapping. */
  'mappings.try': {
    input: {
      readonly selectionId: string;
      readonly password: string | null;
      readonly path: string;
      readonly mapping: TableMapping;
      readonly jobId: string;
    };
    output: InspectedFile;
  };
  'mappings.list': { input: Nothing; output: readonly MappingEntry[] };
  'mappings.save': {
    input: { readonly mappingId: number | null; readonly name: string; readonly mapping: TableMapping };
    output: readonly MappingEntry[];
  };
  'mappings.remove': { input: { readonly mappingId: number }; output: readonly MappingEntry[] };
  'import.undo': { input: { readonly importId: number; readonly jobId: string }; output: null };
  'energy.getPeriod': { input: { readonly period: string; readonly jobId?: string }; output: EnergyPeriod };
  /** Up to twelve months, this one the last, ascending; none before the first one with values. */
  'energy.getMonths': { input: { readonly lastMonth: string; readonly jobId?: string }; output: readonly MonthSum[] };
  'energy.getParticipants': { input: { readonly period: string; readonly jobId?: string }; output: EnergyParticipants };
  /** A calendar year hour by hour, of the whole or of one participant. */
  'energy.getHours': {
    input: { readonly year: string; readonly owner: EnergyOwner | null; readonly jobId?: string };
    output: EnergySteps;
  };
  /** A local day on the steps of the operation's grid. */
  'energy.getDay': { input: { readonly day: string; readonly owner: EnergyOwner | null }; output: EnergySteps };
  'energy.getQuality': { input: { readonly period: string; readonly jobId?: string }; output: DataQuality };
  /** Null where the person gives up the dialog. */
  'energy.saveTable': {
    input: { readonly title: string; readonly kind: 'csv' | 'xlsx'; readonly table: FigureTable };
    output: { readonly fileName: string } | null;
  };
  'energy.savePicture': {
    input: { readonly title: string; readonly png: Uint8Array };
    output: { readonly fileName: string } | null;
  };
  'participants.list': { input: Nothing; output: ParticipantsPage };
  /** A table that the person chooses among their files; null where they give up. */
  'participants.chooseTable': { input: Nothing; output: FileSelection | null };
  /** The rows of the table that was chosen. */
  'participants.readTable': { input: { readonly selectionId: string; readonly jobId: string }; output: ReadTable };
  /** What importing these rows would do, row by row. */
  'participants.planImport': { input: ImportedRows; output: { readonly rows: readonly PlannedRow[] } };
  /** Adds and changes what the plan says; rows that it refuses are left out. */
  'participants.importRows': { input: ImportedRows; output: ParticipantsPage };
  /** A block of cells from the clipboard, cut into cells. */
  'participants.readPasted': { input: { readonly text: string }; output: ReadTable };
  /** The participants that rows of text hold, where each column's field is known; null leaves a column out. */
  'participants.readRows': {
    input: {
      readonly rows: readonly (readonly string[])[];
      readonly columns: readonly (MemberField | null)[];
    };
    output: { readonly rows: readonly Partial<Record<MemberField, string>>[] };
  };
  'participants.save': {
    input: {
      readonly memberId: number | null;
      readonly details: MemberDetails;
      readonly meters: readonly {
        readonly meterId: string;
        readonly startsOn: string;
        readonly endsOn: string | null;
      }[];
    };
    output: ParticipantsPage;
  };
  'participants.savePlant': {
    input: {
      readonly plantId: number | null;
      readonly meterId: string;
      readonly name: string;
      readonly peakPowerW: number | null;
      readonly startsOn: string;
    };
    output: ParticipantsPage;
  };
  'participants.listBilled': { input: { readonly period: string }; output: readonly BilledMember[] };
  /** All documents of one member, newest first. */
  'participants.listDocuments': { input: { readonly memberId: number }; output: readonly IssuedDocument[] };
  'participants.change': {
    input: { readonly memberIds: readonly number[]; readonly change: MembersChange };
    output: ParticipantsPage;
  };
  /** Only members who were never billed and whose meters have no values. */
  'participants.remove': { input: { readonly memberIds: readonly number[] }; output: ParticipantsPage };
  /** Puts the members' e-mail addresses into the clipboard; how many there were. */
  'participants.copyAddresses': {
    input: { readonly memberIds: readonly number[] };
    output: { readonly count: number };
  };
  'keys.list': { input: Nothing; output: KeysPage };
  'keys.save': {
    input: { readonly keyId: number | null; readonly startsOn: string; readonly key: StoredKey };
    output: KeysPage;
  };
  'keys.remove': { input: { readonly keyId: number }; output: KeysPage };
  /** Shares of a static key completed to exactly 100 %, in the order given; null where none is typed. */
  'keys.completeShares': {
    input: { readonly sharesPpm: readonly (number | null)[] };
    output: { readonly sharesPpm: readonly number[] };
  };
  /** What a key would have given on past days; nothing is written. */
  'keys.try': {
    input: { readonly key: StoredKey; readonly firstDay: string; readonly lastDay: string; readonly jobId: string };
    output: KeyComparison;
  };
  'prices.list': { input: Nothing; output: PricesPage };
  'prices.save': { input: { readonly priceId: number | null; readonly price: PriceDetails }; output: PricesPage };
  'prices.remove': { input: { readonly priceId: number }; output: PricesPage };
  'billing.prepare': { input: { readonly period: string; readonly jobId?: string }; output: BillingPreparation };
  'billing.acceptGap': {
    input: { readonly period: string; readonly meterId: string; readonly direction: Direction };
    output: BillingPreparation;
  };
  'billing.previewBill': {
    input: { readonly period: string; readonly memberId: number; readonly issuerId: number; readonly jobId?: string };
    output: Uint8Array;
  };
  /** All bills of a run one after the other, as one PDF. */
  'billing.previewRun': { input: { readonly run: PrintedRun; readonly jobId?: string }; output: Uint8Array };
  /** Writes the same into a file that the person names, and opens it with the program for PDFs; null where they give up. */
  'billing.saveRunPdf': {
    input: { readonly run: PrintedRun; readonly jobId: string };
    output: { readonly fileName: string } | null;
  };
  'billing.issue': { input: { readonly period: string; readonly jobId: string }; output: { readonly runId: number } };
  'billing.listRuns': { input: Nothing; output: readonly RunSummary[] };
  'billing.listDocuments': { input: { readonly runId: number }; output: readonly IssuedDocument[] };
  'billing.getDocumentPdf': { input: { readonly documentId: number }; output: Uint8Array };
  /** The words of a document's e-mail draft. */
  'billing.getMail': {
    input: { readonly documentId: number };
    output: { readonly subject: string; readonly text: string };
  };
  /** Null where the person gives up the dialog. */
  'billing.saveDocument': {
    input: { readonly documentId: number };
    output: { readonly fileName: string } | null;
  };
  'billing.creditDocument': {
    input: { readonly documentId: number; readonly reason: string };
    output: { readonly documentId: number };
  };
  /** Writes the run's PDFs, mail drafts, spreadsheet and journal into a folder that the person chooses, and shows it. */
  'billing.exportRun': {
    input: { readonly runId: number; readonly jobId: string };
    output: { readonly folder: string } | null;
  };
  /** Every document of the operation, newest first. */
  'documents.list': { input: Nothing; output: readonly DocumentEntry[] };
  /** Null where the person gives up the dialog, here and in the next one. */
  'documents.saveSeveral': {
    input: { readonly documentIds: readonly number[]; readonly as: 'folder' | 'zip'; readonly jobId: string };
    output: { readonly name: string } | null;
  };
  'documents.export': {
    input: { readonly what: ExportName; readonly period: string; readonly jobId: string };
    /** `lossWh`: what the rounding of coefficients loses; null for the others. */
    output: { readonly folder: string; readonly fileCount: number; readonly lossWh: number | null } | null;
  };
  /** Shows the file that was written; where none is found, tells whether one ever was. */
  'documents.showInFolder': {
    input: { readonly documentId: number };
    output: { readonly state: 'shown' | 'gone' | 'never-written' };
  };
  'settings.get': { input: Nothing; output: SettingsContents };
  'settings.saveOperation': { input: OperationSettings; output: SettingsContents };
  'settings.saveParty': {
    input: { readonly memberId: number; readonly details: MemberDetails; readonly issuer: IssuerSettings | null };
    output: SettingsContents;
  };
  'settings.saveLabels': {
    input: { readonly labels: readonly { readonly meterId: string; readonly label: string }[] };
    output: SettingsContents;
  };
  /** Newest first. */
  'backup.list': { input: Nothing; output: readonly Backup[] };
  /** False where nothing was done since the last one. */
  'backup.make': { input: { readonly jobId: string }; output: { readonly isNew: boolean } };
  'backup.showInFolder': { input: { readonly number: number }; output: null };
  /** Copies a backup under a name that the person chooses, and opens the copy. */
  'operation.openBackup': { input: { readonly number: number }; output: AppState };
  'settings.verify': { input: { readonly jobId: string }; output: VerificationOutcome };
  /** Newest first; `offset` counts among those found. */
  'journal.list': {
    input: { readonly search: string; readonly offset: number };
    output: { readonly entries: readonly JournalEntry[]; readonly total: number };
  };
  'job.cancel': { input: { readonly jobId: string }; output: null };
}

export type Channel = keyof Contract;

export const channels = {
  'app.getState': true,
  'app.setPreferences': true,
  'operation.openDemonstration': true,
  'operation.getDraft': true,
  'operation.saveDraft': true,
  'operation.dropDraft': true,
  'operation.create': true,
  'operation.createFromDescription': true,
  'operation.open': true,
  'operation.openRecent': true,
  'operation.openRequested': true,
  'operation.close': true,
  'operation.showInFolder': true,
  'operation.noteCloudClient': true,
  'operation.undo': true,
  'operation.redo': true,
  'import.choose': true,
  'import.leaveOut': true,
  'import.inspect': true,
  'import.run': true,
  'import.list': true,
  'import.undo': true,
  'import.getDetails': true,
  'mappings.openTable': true,
  'mappings.try': true,
  'mappings.list': true,
  'mappings.save': true,
  'mappings.remove': true,
  'energy.getPeriod': true,
  'energy.getMonths': true,
  'energy.getParticipants': true,
  'energy.getHours': true,
  'energy.getDay': true,
  'energy.getQuality': true,
  'energy.saveTable': true,
  'energy.savePicture': true,
  'participants.list': true,
  'participants.chooseTable': true,
  'participants.readTable': true,
  'participants.planImport': true,
  'participants.importRows': true,
  'participants.readPasted': true,
  'participants.readRows': true,
  'participants.save': true,
  'participants.savePlant': true,
  'participants.listBilled': true,
  'participants.listDocuments': true,
  'participants.change': true,
  'participants.remove': true,
  'participants.copyAddresses': true,
  'keys.list': true,
  'keys.save': true,
  'keys.remove': true,
  'keys.completeShares': true,
  'keys.try': true,
  'prices.list': true,
  'prices.save': true,
  'prices.remove': true,
  'billing.prepare': true,
  'billing.acceptGap': true,
  'billing.previewBill': true,
  'billing.previewRun': true,
  'billing.saveRunPdf': true,
  'billing.issue': true,
  'billing.listRuns': true,
  'billing.listDocuments': true,
  'billing.getDocumentPdf': true,
  'billing.getMail': true,
  'billing.saveDocument': true,
  'billing.creditDocument': true,
  'billing.exportRun': true,
  'documents.list': true,
  'documents.saveSeveral': true,
  'documents.export': true,
  'documents.showInFolder': true,
  'settings.get': true,
  'settings.saveOperation': true,
  'settings.saveParty': true,
  'settings.saveLabels': true,
  'backup.list': true,
  'backup.make': true,
  'backup.showInFolder': true,
  'operation.openBackup': true,
  'settings.verify': true,
  'journal.list': true,
  'job.cancel': true,
} as const satisfies Record<Channel, true>;

/** Events from the engine to the page. */
export interface Events {
  'job.progress': { readonly jobId: string; readonly step: string; readonly done: number; readonly total: number };
  /** Files were dropped on the window; their paths went straight to the engine. */
  'import.dropped': FileSelection;
  /** A file is to be opened: by a double click on it, a second start, or the menu. Only the page knows of open forms. */
  'operation.requested': FileSelection;
  /** An entry of the native menu was chosen. */
  'menu.chosen': { readonly command: MenuCommand };
}

/**
 * What a menu or a key may ask, with its keys as Electron writes them. The menu, the page and the help sheet
 * take them from here. `CmdOrCtrl` is the command key on macOS; pages are counted as the sidebar shows them.
 */
export const shortcuts = {
  new: 'CmdOrCtrl+N',
  open: 'CmdOrCtrl+O',
  import: 'CmdOrCtrl+I',
  close: 'CmdOrCtrl+W',
  palette: 'CmdOrCtrl+K',
  help: 'F1',
  home: 'CmdOrCtrl+1',
  energy: 'CmdOrCtrl+2',
  participants: 'CmdOrCtrl+3',
  keys: 'CmdOrCtrl+4',
  billing: 'CmdOrCtrl+5',
  documents: 'CmdOrCtrl+6',
  imports: 'CmdOrCtrl+7',
  settings: 'CmdOrCtrl+,',
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Y',
  previousPeriod: 'Alt+Left',
  nextPeriod: 'Alt+Right',
  largerText: 'CmdOrCtrl+Plus',
  smallerText: 'CmdOrCtrl+-',
  normalText: 'CmdOrCtrl+0',
} as const;

export type MenuCommand = keyof typeof shortcuts;

/** Keys that do the same as those of the table, for hands that know them from elsewhere. */
export const otherShortcuts = { redo: 'CmdOrCtrl+Shift+Z' } as const satisfies { readonly [C in MenuCommand]?: string };

export type EventName = keyof Events;

export const eventNames = {
  'job.progress': true,
  'import.dropped': true,
  'operation.requested': true,
  'menu.chosen': true,
} as const satisfies Record<EventName, true>;

/** The three messages between the processes. `drop` carries paths from the preload, never from the page. */
export const wire = { call: 'partajoule:call', event: 'partajoule:event', drop: 'partajoule:drop' } as const;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: { readonly code: ErrorCode; readonly message: string; readonly params: ErrorParams };
    };

/** What the page finds at `window.partajoule`. */
export interface Bridge {
  readonly call: { readonly [C in Channel]: (input: Contract[C]['input']) => Promise<Result<Contract[C]['output']>> };
  /** Returns the way to stop listening. */
  readonly on: <N extends EventName>(name: N, listener: (event: Events[N]) => void) => () => void;
}
