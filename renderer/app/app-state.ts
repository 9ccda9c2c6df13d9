import { createContext, useContext } from 'react';
import type { AppState, OperationState } from '#contract';

export const AppStateContext = createContext<AppState | null>(null);

export function useAppState(): AppState {
  const state = useContext(AppStateContext);
  if (!state) throw new Error('useAppState outside the frame');
  return state;
}

/** The open operation, for pages that exist only inside one. */
export function useOperation(): OperationState {
  const { operation } = useAppState();
  if (!operation) throw new Error('useOperation without an operation');
  return operation;
}
