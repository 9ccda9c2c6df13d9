import type { UndoStep } from '#contract';

interface Steps {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
}

/** What happened to a step. */
export interface Told {
  readonly kind: 'done' | 'undone' | 'redone';
  readonly step: UndoStep;
}

/** What happened between two looks at what can be taken back; null where nothing can be any more. */
export function tellChange(before: Steps, now: Steps): Told | null {
  if (now.redo && now.redo.stepId === before.undo?.stepId) return { kind: 'undone', step: now.redo };
  if (!now.undo) return null;
  if (now.undo.stepId === before.redo?.stepId) return { kind: 'redone', step: now.undo };
  const isNewer = now.undo.stepId > Math.max(before.undo?.stepId ?? 0, before.redo?.stepId ?? 0);
  return isNewer ? { kind: 'done', step: now.undo } : null;
}
