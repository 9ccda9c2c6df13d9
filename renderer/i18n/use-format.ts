import { useAppState } from '../app/app-state.ts';
import { getFormat, type Format } from './format.ts';

/** The format of the reader's language and the open operation's currency. */
export function useFormat(): Format {
  const { preferences, operation } = useAppState();
  return getFormat(preferences.language, operation?.currency ?? 'EUR');
}
