import { describe, expect, it } from 'vitest';
import type { UndoStep } from '#contract';
import { tellChange } from './tell-change.ts';

const step = (stepId: number): UndoStep => ({ stepId, action: 'add-key' });

describe('what happened between two looks', () => {
  it('a newer step is a change, the first one too', () => {
    const told = { kind: 'done', step: step(1) };
    expect(tellChange({ undo: null, redo: null }, { undo: step(1), redo: null })).toEqual(told);
    expect(tellChange({ undo: step(1), redo: null }, { undo: step(2), redo: null })).toMatchObject({ kind: 'done' });
    // after step 3 was taken back, a new one
    expect(tellChange({ undo: step(2), redo: step(3) }, { undo: step(4), redo: null })).toEqual({
      kind: 'done',
      step: step(4),
    });
  });

  it('a step that changes sides was taken back, or done again', () => {
    expect(tellChange({ undo: step(2), redo: null }, { undo: step(1), redo: step(2) })).toEqual({
      kind: 'undone',
      step: step(2),
    });
    expect(tellChange({ undo: step(1), redo: step(2) }, { undo: step(2), redo: null })).toEqual({
      kind: 'redone',
      step: step(2),
    });
    expect(tellChange({ undo: null, redo: step(1) }, { undo: step(1), redo: null })).toMatchObject({ kind: 'redone' });
  });

  it('says nothing where bills were issued, or the file was opened again', () => {
    expect(tellChange({ undo: step(5), redo: null }, { undo: null, redo: null })).toBeNull();
    expect(tellChange({ undo: step(5), redo: null }, { undo: step(4), redo: null })).toBeNull();
  });
});
