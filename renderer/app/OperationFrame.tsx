import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { FileSelection, OperationState } from '#contract';
import { useEngineAction, useEngineChange } from '../api/engine.ts';
import { ImportSheet } from '../features/import/ImportSheet.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { UndoToast } from '../components/UndoToast.tsx';
import { DropTarget } from './DropTarget.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './OperationFrame.module.css';
import { NavigationContext, type Navigation, type PageName, type PageRequest } from './navigation.ts';
import { pages } from './pages.ts';
import { useLeave } from './typing.ts';
import { SideBar } from './SideBar.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useCommands } from './use-commands.ts';

interface Place {
  readonly page: PageName;
  readonly request: PageRequest;
  readonly visit: number;
}

const thisMonth = (): string => new Date().toISOString().slice(0, 7);

interface Props {
  readonly operation: OperationState;
  /** After the operation was closed to make another. */
  readonly onNew: () => void;
  readonly onHelp: () => void;
}

/** The frame round an open operation: pages at the left, the page, the state of the file below. */
export function OperationFrame({ operation, onNew, onHelp }: Props): ReactElement {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>({ page: 'home', request: {}, visit: 0 });
  const [period, setPeriod] = useState(operation.currentMonth ?? thisMonth());
  const [hadValues, setHadValues] = useState(operation.currentMonth !== null);
  if (!hadValues && operation.currentMonth !== null) {
    // the first import: its month is the one to look at
    setHadValues(true);
    setPeriod(operation.currentMonth);
  }
  const [isSearching, setSearching] = useState(false);
  const [selection, setSelection] = useState<FileSelection | null>(null);
  const client = useQueryClient();
  const choose = useEngineAction('import.choose');
  const close = useEngineChange('operation.close');
  const open = useEngineChange('operation.open');

  const leave = useLeave();
  const goTo = useCallback(
    (page: PageName, request: PageRequest = {}): void => {
      // a page that is asked for something starts anew, even where it is shown already
      const isAsked = Object.keys(request).length > 0;
      if (page === place.page && !isAsked) return;
      leave(() => {
        setPlace((now) => ({ page, request, visit: isAsked ? now.visit + 1 : now.visit }));
      });
    },
    [place.page, leave],
  );
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
    [place, goTo, period, choose],
  );

  useEffect(
    () =>
      window.partajoule.on('import.dropped', (dropped) => {
        if (selection === null) setSelection(dropped);
        // while something is being imported, its sheet stays
        else if (client.isMutating() === 0)
          leave(() => {
            setSelection(dropped);
          });
      }),
    [client, selection, leave],
  );
  useCommands({
    new: () => {
      leave(() => {
        close.mutate({}, { onSuccess: onNew });
      });
    },
    open: () => {
      leave(() => {
        open.mutate({});
      });
    },
    close: () => {
      leave(() => {
        close.mutate({});
      });
    },
    import: () => {
      navigation.chooseImport('files');
    },
    palette: () => {
      // before the next key: it is typed into the palette
      flushSync(() => {
        setSearching(true);
      });
    },
    home: () => {
      goTo('home');
    },
    energy: () => {
      goTo('energy');
    },
    participants: () => {
      goTo('participants');
    },
    keys: () => {
      goTo('keys');
    },
    billing: () => {
      goTo('billing');
    },
    documents: () => {
      goTo('documents');
    },
    imports: () => {
      goTo('imports');
    },
    settings: () => {
      goTo('settings');
    },
  });

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
        <SideBar page={place.page} onChoose={goTo} onHelp={onHelp} />
        <main id="content" tabIndex={-1} className={styles.page}>
          <ErrorBoundary key={`${place.page} ${place.visit}`}>
            <Page />
          </ErrorBoundary>
        </main>
        <UndoToast undo={operation.undo} redo={operation.redo} />
        <StatusBar />
      </div>
      <DropTarget />
      {isSearching && (
        <CommandPalette
          onHelp={onHelp}
          onClose={() => {
            setSearching(false);
          }}
        />
      )}
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
