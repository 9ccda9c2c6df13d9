import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileSelection, OperationState } from '#contract';
import { useEngineAction, useEngineChange } from '../api/engine.ts';
import { SettingsPage } from '../features/app/SettingsPage.tsx';
import { BillingPage } from '../features/billing/BillingPage.tsx';
import { EnergyPage } from '../features/energy/EnergyPage.tsx';
import { HomePage } from '../features/home/HomePage.tsx';
import { ImportSheet } from '../features/import/ImportSheet.tsx';
import { ImportsPage } from '../features/import/ImportsPage.tsx';
import { KeysPage } from '../features/keys/KeysPage.tsx';
import { ParticipantsPage } from '../features/participants/ParticipantsPage.tsx';
import { DropTarget } from './DropTarget.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './OperationFrame.module.css';
import { NavigationContext, type Navigation, type PageName, type PageRequest } from './navigation.ts';
import { SideBar } from './SideBar.tsx';
import { StatusBar } from './StatusBar.tsx';

const pages: Readonly<Record<PageName, () => ReactElement>> = {
  home: HomePage,
  energy: EnergyPage,
  participants: ParticipantsPage,
  keys: KeysPage,
  billing: BillingPage,
  imports: ImportsPage,
  settings: SettingsPage,
};

interface Place {
  readonly page: PageName;
  readonly request: PageRequest;
}

const thisMonth = (): string => new Date().toISOString().slice(0, 7);

/** The frame round an open operation: pages at the left, the page, the state of the file below. */
export function OperationFrame({ operation }: { readonly operation: OperationState }): ReactElement {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>({ page: 'home', request: {} });
  const [period, setPeriod] = useState(operation.currentMonth ?? thisMonth());
  const [selection, setSelection] = useState<FileSelection | null>(null);
  const client = useQueryClient();
  const choose = useEngineAction('import.choose');
  const close = useEngineChange('operation.close');
  const open = useEngineChange('operation.open');

  const goTo = (page: PageName, request: PageRequest = {}): void => {
    setPlace({ page, request });
  };
  const navigation = useMemo<Navigation>(
    () => ({
      ...place,
      goTo,
      period,
      setPeriod,
      chooseImport: (kind) => {
        choose.mutate(
          { kind },
          {
            onSuccess: (chosen) => {
              if (chosen) setSelection(chosen);
            },
          },
        );
      },
    }),
    [place, period, choose],
  );

  useEffect(
    () =>
      window.partajoule.on('import.dropped', (dropped) => {
        // while something is being imported, its sheet stays
        if (client.isMutating() === 0) setSelection(dropped);
      }),
    [client],
  );
  useEffect(
    () =>
      window.partajoule.on('menu.chosen', ({ command }) => {
        if (command === 'settings') setPlace({ page: 'settings', request: {} });
        else if (command === 'open') open.mutate({});
        else close.mutate({});
      }),
    [close, open],
  );

  const Page = pages[place.page];
  return (
    <NavigationContext.Provider value={navigation}>
      <div className={styles.frame}>
        <a
          href="#content"
          className={styles.skip}
          onClick={(event) => {
            event.preventDefault();
            document.getElementById('content')?.focus();
          }}
        >
          {t('app.skipToContent')}
        </a>
        <SideBar page={place.page} onChoose={goTo} />
        <main id="content" tabIndex={-1} className={styles.page}>
          <ErrorBoundary key={place.page}>
            <Page />
          </ErrorBoundary>
        </main>
        <StatusBar />
      </div>
      <DropTarget />
      {selection && (
        <ImportSheet
          key={selection.selectionId}
          selection={selection}
          onClose={() => {
            setSelection(null);
          }}
        />
      )}
    </NavigationContext.Provider>
  );
}
