import { createContext, useContext } from 'react';
import type { Participant } from '#contract';

export type PageName = 'home' | 'energy' | 'participants' | 'keys' | 'billing' | 'documents' | 'imports' | 'settings';

/** Steps of a billing run, in their order. */
export type BillingStep = 'check' | 'drafts' | 'issue' | 'send';

/** Tabs of the page of keys. */
export type KeysTab = 'keys' | 'prices';

/** What a link to a page may ask of it. */
export interface PageRequest {
  readonly billingStep?: BillingStep;
  /** Opens the form of a new participant that holds this meter. */
  readonly newMeterId?: string;
  readonly keysTab?: KeysTab;
  /** Opens the form of this participant; null for the empty form of a new one. */
  readonly participant?: Participant | null;
}

export interface Navigation {
  readonly page: PageName;
  readonly request: PageRequest;
  readonly goTo: (page: PageName, request?: PageRequest) => void;
  /** Month, quarter or year shown, by the name the engine knows it by. */
  readonly period: string;
  readonly setPeriod: (period: string) => void;
  /** Opens the import sheet with a choice of files or of a folder. */
  readonly chooseImport: (kind: 'files' | 'folder') => void;
}

export const NavigationContext = createContext<Navigation | null>(null);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation outside an operation');
  return navigation;
}
