import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftFault, OperationDraft } from '#contract';
import { callEngine } from '../../api/engine.ts';

const SAVE_AFTER_MS = 300;

export type ChangeDraft = (change: (draft: OperationDraft) => OperationDraft) => void;

export interface DraftState {
  readonly draft: OperationDraft;
  readonly change: ChangeDraft;
  /** What the engine found in the last draft that it saved. */
  readonly faults: readonly DraftFault[];
  readonly isSaved: boolean;
  /** What kept the last draft from being saved; the typing stays on the screen. */
  readonly error: Error | null;
  /** Saves at once what waits. */
  readonly flush: () => Promise<void>;
}

/**
 * A draft that is saved a moment after each change, when the page is left and when the window closes.
 *
 * @param isWaiting whether it was saved before: then it is checked at once
 */
export function useDraft(start: OperationDraft, isWaiting: boolean): DraftState {
  const [draft, setDraft] = useState(start);
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const [saved, setSaved] = useState<OperationDraft | null>(isWaiting ? null : start);
  const [error, setError] = useState<Error | null>(null);
  // the draft that waits to be saved
  const waiting = useRef<OperationDraft | null>(null);

  const flush = useCallback(async (): Promise<void> => {
    const sent = waiting.current;
    if (!sent) return;
    waiting.current = null;
    try {
      const answer = await callEngine('operation.saveDraft', { draft: sent });
      setSaved(sent);
      setFaults(answer.faults);
      setError(null);
    } catch (failure) {
      waiting.current ??= sent;
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  }, []);

  useEffect(() => {
    if (draft === saved) return undefined;
    waiting.current = draft;
    const timer = setTimeout(() => void flush(), SAVE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [draft, saved, flush]);
  useEffect(() => {
    const save = (): void => {
      void flush();
    };
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [flush]);

  const change = useCallback<ChangeDraft>((update) => {
    setDraft(update);
  }, []);
  return { draft, change, faults, isSaved: draft === saved, error, flush };
}
