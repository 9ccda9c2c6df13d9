import type { Undoable } from '../../api/use-undo.ts';

export interface PanelProps {
  /** Something new is being typed. */
  readonly isAdding: boolean;
  readonly onAdding: (isAdding: boolean) => void;
  /** Something was changed and can be taken back. */
  readonly onDone: (done: Undoable) => void;
}
