import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { textSizes, type AppState } from '#contract';
import { EngineError, useEngineChange, useEngineQuery } from '../api/engine.ts';
import { StartPage } from '../features/operation/StartPage.tsx';
import { changeLanguage } from '../i18n/start-translation.ts';
import { AppStateContext } from './app-state.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { HelpSheet } from './HelpSheet.tsx';
import { OpenRequest } from './OpenRequest.tsx';
import { OperationFrame } from './OperationFrame.tsx';
import { theme } from './theme.ts';
import { TypingGuard } from './TypingGuard.tsx';
import { useCommands } from './use-commands.ts';

const client = new QueryClient({
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

// the engine tells Chromium the chosen theme; nothing is kept by the page
const colorSchemeManager = {
  get: () => 'auto' as const,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

export function App({ initialState }: { readonly initialState: AppState }): ReactElement {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager}>
        <TypingGuard>
          <CurrentState initialState={initialState} />
        </TypingGuard>
      </MantineProvider>
    </QueryClientProvider>
  );
}

function CurrentState({ initialState }: { readonly initialState: AppState }): ReactElement {
  const state = useEngineQuery('app.getState', {}, { initialData: initialState }).data ?? initialState;
  const { language, textSizePercent } = state.preferences;
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [makesNew, setMakesNew] = useState(false);
  const { mutate: changePreferences } = useEngineChange('app.setPreferences');
  const showHelp = (): void => {
    setHelpOpen(true);
  };
  const stepText = (by: number): void => {
    const next = textSizes[textSizes.indexOf(textSizePercent) + by];
    if (next !== undefined) changePreferences({ textSizePercent: next });
  };
  useCommands({ help: showHelp });
  useCommands(
    {
      largerText: () => {
        stepText(1);
      },
      smallerText: () => {
        stepText(-1);
      },
      normalText: () => {
        changePreferences({ textSizePercent: 100 });
      },
    },
    { inDialogs: true },
  );

  useEffect(() => {
    void changeLanguage(language);
  }, [language]);
  return (
    <AppStateContext.Provider value={state}>
      <ErrorBoundary key={state.operation?.path ?? ''}>
        {state.operation ? (
          <OperationFrame
            key={state.operation.path}
            operation={state.operation}
            onHelp={showHelp}
            onNew={() => {
              setMakesNew(true);
            }}
          />
        ) : (
          <StartPage isNew={makesNew} onNew={setMakesNew} />
        )}
      </ErrorBoundary>
      <OpenRequest />
      <HelpSheet
        isOpen={isHelpOpen}
        onClose={() => {
          setHelpOpen(false);
        }}
      />
    </AppStateContext.Provider>
  );
}
