import type { DraftFault, OperationDraft } from '#contract';
import type { Undoable } from './use-draft-undo.ts';
import type { ChangeDraft } from './use-draft.ts';

export interface StepProps {
  readonly draft: OperationDraft;
  readonly change: ChangeDraft;
  /** Faults to show now. */
  readonly shown: readonly DraftFault[];
  readonly onGoTo: (fault: DraftFault) => void;
  /** Something was changed in one gesture and can be taken back. */
  readonly onDone: (done: Undoable) => void;
}
