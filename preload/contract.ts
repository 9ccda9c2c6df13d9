/**
 * THE contract between the window and the engine: every channel with its input and output, and every
 * event. Types and name lists only; the table of contents of the program.
 */
import type { ErrorCode, ErrorParams } from '../main/domain/errors.ts';
import type { KeyKind, PartyKind } from '../main/domain/billing/bill.ts';
import type { BillingPoint } from '../main/domain/billing/billing-point.ts';
import type { StoredKey } from '../main/domain/allocation/key.ts';
import type { Direction } from '../main/domain/curve.ts';
import type { Language } from '../main/domain/language.ts';

export type { Language } from '../main/domain/language.ts';
export type Theme = 'light' | 'dark' | 'system';
export const textSizes = [90, 100, 110, 125, 150] as const;
export type TextSize = (typeof textSizes)[number];
export type { PriorityKey, QuotaKey, StaticKey, StoredKey } from '../main/domain/allocation/key.ts';
export type { BillingPoint, BillingPointCode } from '../main/domain/billing/billing-point.ts';
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
}

export interface AppState {
  readonly version: string;
  readonly preferences: Preferences;
  readonly operation: OperationState | null;
  /** Names and folders of recently opened operations, newest first. */
  readonly recent: readonly { readonly name: string; readonly folder: string }[];
}

/** What the person who creates an operation types. */
export interface NewOperation {
  readonly name: string;
  readonly accNumber: string | null;
  readonly organiser: MemberDetails;
  readonly vatRatePpm: number | null;
  /** Needed where `vatRatePpm` is null. */
  readonly vatExemptionMention: string | null;
  readonly priceMicroEuroPerKwh: number;
  readonly startsOn: string;
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

/** A problem found in a file, already in the reader's language. */
export interface FileProblem {
  readonly code: string;
  readonly line: number | null;
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
}

/** Figures of a picture as they are saved. Cells: `YYYY-MM-DD` of a day, Wmin of a `kwh`, else the text or number. */
export interface FigureTable {
  readonly columns: readonly { readonly title: string; readonly kind: 'text' | 'day' | 'kwh' | 'count' }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Kinds of files a picture and its table are saved as. */
export type SavedKind = 'png' | 'csv' | 'xlsx';

export interface EnergyParticipant {
  readonly meterId: string;
  readonly label: string;
  /** Null for a meter that nobody holds on these days. */
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
  readonly meters: readonly { readonly meterId: string; readonly startsOn: string; readonly endsOn: string | null }[];
}

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
  readonly kind: 'invoice' | 'credit-note';
  readonly number: string;
  readonly issuedOn: string;
  readonly memberName: string;
  readonly issuerName: string;
  readonly allocatedWmin: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** Number of the credit note that took it back. */
  readonly creditedBy: string | null;
}

export interface Contract {
  'app.getState': { input: Nothing; output: AppState };
  'app.setPreferences': { input: Partial<Preferences>; output: AppState };
  'operation.openDemonstration': { input: { readonly jobId: string }; output: AppState };
  'operation.create': { input: NewOperation; output: AppState };
  'operation.createFromDescription': { input: Nothing; output: AppState };
  'operation.open': { input: Nothing; output: AppState };
  'operation.openRecent': { input: { readonly index: number }; output: AppState };
  'operation.close': { input: Nothing; output: AppState };
  'operation.showInFolder': { input: Nothing; output: null };
  /** The person has read that the file's folder is synchronised: it is not said again for this file. */
  'operation.noteCloudClient': { input: Nothing; output: AppState };
  'import.choose': { input: { readonly kind: 'files' | 'folder' }; output: FileSelection | null };
  /** The same selection without some of its files, by the names the page was told. */
  'import.leaveOut': {
    input: { readonly selectionId: string; readonly names: readonly string[] };
    output: FileSelection;
  };
  'import.inspect': {
    input: { readonly selectionId: string; readonly password: string | null; readonly jobId: string };
    output: { readonly files: readonly InspectedFile[] };
  };
  'import.run': {
    input: { readonly selectionId: string; readonly password: string | null; readonly jobId: string };
    output: ImportOutcome;
  };
  'import.list': { input: Nothing; output: readonly ImportHistoryEntry[] };
  'import.undo': { input: { readonly importId: number }; output: null };
  'energy.getPeriod': { input: { readonly period: string }; output: EnergyPeriod };
  /** Hour by hour. */
  'energy.getHours': { input: { readonly period: string }; output: EnergySteps };
  /** A local day on the steps of the operation's grid. */
  'energy.getDay': { input: { readonly day: string }; output: EnergySteps };
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
  'prices.list': { input: Nothing; output: PricesPage };
  'prices.save': { input: { readonly priceId: number | null; readonly price: PriceDetails }; output: PricesPage };
  'prices.remove': { input: { readonly priceId: number }; output: PricesPage };
  'billing.prepare': { input: { readonly period: string }; output: BillingPreparation };
  'billing.acceptGap': {
    input: { readonly period: string; readonly meterId: string; readonly direction: Direction };
    output: BillingPreparation;
  };
  'billing.previewBill': {
    input: { readonly period: string; readonly memberId: number; readonly issuerId: number };
    output: Uint8Array;
  };
  'billing.issue': { input: { readonly period: string; readonly jobId: string }; output: { readonly runId: number } };
  'billing.listRuns': { input: Nothing; output: readonly RunSummary[] };
  'billing.listDocuments': { input: { readonly runId: number }; output: readonly IssuedDocument[] };
  'billing.getDocumentPdf': { input: { readonly documentId: number }; output: Uint8Array };
  'billing.creditDocument': {
    input: { readonly documentId: number; readonly reason: string };
    output: { readonly documentId: number };
  };
  /** Writes the run's PDFs, mail drafts, spreadsheet and journal into a folder that the person chooses, and shows it. */
  'billing.exportRun': {
    input: { readonly runId: number; readonly jobId: string };
    output: { readonly folder: string } | null;
  };
  'job.cancel': { input: { readonly jobId: string }; output: null };
}

export type Channel = keyof Contract;

export const channels = {
  'app.getState': true,
  'app.setPreferences': true,
  'operation.openDemonstration': true,
  'operation.create': true,
  'operation.createFromDescription': true,
  'operation.open': true,
  'operation.openRecent': true,
  'operation.close': true,
  'operation.showInFolder': true,
  'operation.noteCloudClient': true,
  'import.choose': true,
  'import.leaveOut': true,
  'import.inspect': true,
  'import.run': true,
  'import.list': true,
  'import.undo': true,
  'energy.getPeriod': true,
  'energy.getHours': true,
  'energy.getDay': true,
  'energy.saveTable': true,
  'energy.savePicture': true,
  'participants.list': true,
  'participants.save': true,
  'participants.savePlant': true,
  'keys.list': true,
  'keys.save': true,
  'keys.remove': true,
  'keys.completeShares': true,
  'prices.list': true,
  'prices.save': true,
  'prices.remove': true,
  'billing.prepare': true,
  'billing.acceptGap': true,
  'billing.previewBill': true,
  'billing.issue': true,
  'billing.listRuns': true,
  'billing.listDocuments': true,
  'billing.getDocumentPdf': true,
  'billing.creditDocument': true,
  'billing.exportRun': true,
  'job.cancel': true,
} as const satisfies Record<Channel, true>;

/** Events from the engine to the page. */
export interface Events {
  'job.progress': { readonly jobId: string; readonly step: string; readonly done: number; readonly total: number };
  /** Files were dropped on the window; their paths went straight to the engine. */
  'import.dropped': FileSelection;
  /** The engine changed the state by itself: an operation was opened by a double click on its file. */
  'app.changed': AppState;
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
  imports: 'CmdOrCtrl+6',
  settings: 'CmdOrCtrl+,',
  previousPeriod: 'Alt+Left',
  nextPeriod: 'Alt+Right',
  largerText: 'CmdOrCtrl+Plus',
  smallerText: 'CmdOrCtrl+-',
  normalText: 'CmdOrCtrl+0',
} as const;

export type MenuCommand = keyof typeof shortcuts;

export type EventName = keyof Events;

export const eventNames = {
  'job.progress': true,
  'import.dropped': true,
  'app.changed': true,
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
