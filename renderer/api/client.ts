import { QueryClient } from '@tanstack/react-query';
import { EngineError } from './engine.ts';

/** What the page has asked the engine and keeps. */
export const client = new QueryClient({
  defaultOptions: {
    // the engine answers the same question the same way: what was expected is not asked again
    queries: {
      retry: (count, error) => !(error instanceof EngineError) && count < 1,
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
