/** What a handler may use, and the shape of the table of handlers. The window and the command line each give their own. */
import type { Channel, Contract, FileSelection, Language, Preferences, SavedKind } from '#contract';
import type { Clock } from '#data/clock.ts';
import type { DraftFile } from '#data/draft-file.ts';
import type { OperationFile } from '#data/open-operation.ts';
import type { JobInput, JobName, JobOutput } from '#jobs/job-table.ts';

/** Questions to the person. Each answers null where the person gives up. */
export interface Dialogs {
  /** An existing `.partajoule` file. */
  readonly chooseOperation: () => Promise<string | null>;
  /** A place for a new file; the dialog has asked before naming one that exists. */
  readonly chooseNewOperation: (suggestedName: string) => Promise<string | null>;
  /** Whether a copy of a protected operation is to be made and opened in its place. */
  readonly askForCopy: (fileName: string) => Promise<boolean>;
  /** A JSON description of an operation. */
  readonly chooseDescription: () => Promise<string | null>;
  /** A table of another program: CSV or XLSX. */
  readonly chooseTable: () => Promise<string | null>;
  readonly chooseMeterFiles: (kind: 'files' | 'folder') => Promise<readonly string[] | null>;
  /** A folder to write documents into. */
  readonly chooseOutputFolder: () => Promise<string | null>;
  /** A new folder for the demonstration. */
  readonly chooseDemonstrationFolder: () => Promise<string | null>;
  /**
   * A place to save a picture, its table or documents. `isReplacing` where the dialog has asked about a file of this very
   * name: only then may it be written over.
   */
  readonly chooseSavedFile: (
    suggestedName: string,
    kind: SavedKind,
  ) => Promise<{ readonly path: string; readonly isReplacing: boolean } | null>;
  readonly showInFolder: (path: string) => void;
  /** Opens a folder of documents, or one file of them with the program for it. */
  readonly openFolder: (path: string) => void;
  /** Puts a text into the clipboard. */
  readonly copyText: (text: string) => void;
}

/** Where documents were written to. Paths belong to the machine, so the operation file does not keep them. */
export interface WrittenPlace {
  readonly folder: string;
  /** One file with all these documents; null where each lies in the folder under its number. */
  readonly fileName: string | null;
  readonly documentIds: readonly number[];
}

export interface RecentFile {
  readonly path: string;
  /** The person has read that its folder is synchronised by a cloud client. */
  readonly isCloudNoted?: boolean | undefined;
  /** Newest first. */
  readonly written?: readonly WrittenPlace[] | undefined;
}

export interface PreferencesStore {
  readonly read: () => Preferences & { readonly recent: readonly RecentFile[] };
  readonly write: (change: Partial<Preferences> & { readonly recent?: readonly RecentFile[] }) => void;
}

/** The one operation that is open. */
export interface Session {
  readonly find: () => OperationFile | null;
  /** @throws ExpectedError `operation-not-open` */
  readonly get: () => OperationFile;
  /** Closes the operation that is open, then opens another. On an error, what was open stays open. */
  readonly open: (path: string) => Promise<OperationFile>;
  readonly close: () => Promise<void>;
}

/** Runs long work: in a worker thread for the window, in place for the command line. */
export interface JobRunner {
  readonly run: <J extends JobName>(name: J, input: JobInput<J>, jobId?: string) => Promise<JobOutput<J>>;
  readonly cancel: (jobId: string) => void;
}

/** Files that a dialog, a drop or the command line named; the page knows them by an opaque id. */
export interface FileSelections {
  readonly add: (paths: readonly string[]) => string;
  /** @throws ExpectedError `invalid-input` for an id that was never given */
  readonly get: (selectionId: string) => readonly string[];
  /** What the page is told. */
  readonly describe: (selectionId: string) => FileSelection;
}

export interface HandlerContext {
  readonly clock: Clock;
  readonly version: string;
  readonly language: () => Language;
  readonly preferences: PreferencesStore;
  /** The new operation that is being typed. */
  readonly draft: DraftFile;
  readonly session: Session;
  readonly selections: FileSelections;
  readonly jobs: JobRunner;
  readonly dialogs: Dialogs;
}

export type Handler<C extends Channel> = (
  context: HandlerContext,
  input: Contract[C]['input'],
) => Contract[C]['output'] | Promise<Contract[C]['output']>;

export type Handlers = { readonly [C in Channel]: Handler<C> };
