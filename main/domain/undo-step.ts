/** What can be taken back. The catalogues name each under `undo.done` and `undo.action`. */
export type UndoAction =
  | 'add-participant'
  | 'change-participant'
  | 'change-participants'
  | 'remove-participants'
  | 'add-plant'
  | 'change-plant'
  | 'add-key'
  | 'change-key'
  | 'remove-key'
  | 'add-price'
  | 'change-price'
  | 'remove-price'
  | 'add-mapping'
  | 'change-mapping'
  | 'remove-mapping'
  | 'import-participants'
  | 'change-operation'
  | 'change-party'
  | 'change-labels'
  | 'accept-gap'
  | 'import'
  | 'undo-import';

/** A change that can be taken back, or that was and can be done again. */
export interface UndoStep {
  /** Newer changes have higher numbers. */
  readonly stepId: number;
  readonly action: UndoAction;
}
