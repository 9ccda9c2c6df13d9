import { createContext, useContext } from 'react';

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
  /** Opens the panel of this member, or the empty form of a new one. */
  readonly member?: number | 'new';
  /** Opens the empty form of a plant, with this production meter if one is named. */
  readonly newPlant?: { readonly meterId: string | null };
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
