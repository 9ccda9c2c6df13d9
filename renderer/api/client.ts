import { QueryClient, replaceEqualDeep } from '@tanstack/react-query';
import { EngineError } from './engine.ts';

/** What says the same as before stays the same object: a document is not drawn anew. */
function keepSame(before: unknown, after: unknown): unknown {
  if (!(before instanceof Uint8Array && after instanceof Uint8Array)) return replaceEqualDeep(before, after);
  return before.length === after.length && before.every((byte, at) => byte === after[at]) ? before : after;
}

/** What the page has asked the engine and keeps. */
export const client = new QueryClient({
  defaultOptions: {
    // the engine answers the same question the same way: what was expected is not asked again
    queries: {
      retry: (count, error) => !(error instanceof EngineError) && count < 1,
      staleTime: Infinity,
      structuralSharing: keepSame,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
