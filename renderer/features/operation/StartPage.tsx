import { Button, SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconFolderOpen, IconPlus, IconSolarPanel, type Icon } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import logo from '#resources/icons/partajoule.svg';
import { stateKey, useEngineChange } from '../../api/engine.ts';
import { useJob } from '../../api/use-job.ts';
import { useAppState } from '../../app/app-state.ts';
import { useCommands } from '../../app/use-commands.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Notice } from '../../components/Notice.tsx';
import { languages } from '../../i18n/locales.ts';
import { NewOperationPage } from './NewOperationPage.tsx';
import { RecentOperations } from './RecentOperations.tsx';
import styles from './StartPage.module.css';
import { WaitingDraftLine } from './WaitingDraftLine.tsx';

interface Props {
  /** Whether the form of a new operation is shown. */
  readonly isNew: boolean;
  readonly onNew: (isNew: boolean) => void;
}

/** Three doors: the demonstration, a new operation, one that exists. */
export function StartPage({ isNew, onNew }: Props): ReactElement {
  const { t } = useTranslation();
  const { preferences } = useAppState();
  const client = useQueryClient();
  const [isDropped, setDropped] = useState(false);
  const demonstration = useJob('operation.openDemonstration');
  const open = useEngineChange('operation.open');
  const openRecent = useEngineChange('operation.openRecent');
  const fromDescription = useEngineChange('operation.createFromDescription');
  const setPreferences = useEngineChange('app.setPreferences');

  // an operation that was opened from the form of a new one leaves no wish for it behind
  useEffect(
    () => () => {
      onNew(false);
    },
    [onNew],
  );
  useCommands({
    new: () => {
      onNew(true);
    },
    open: () => {
      open.mutate({});
    },
  });

  useEffect(
    () =>
      window.partajoule.on('import.dropped', () => {
        setDropped(true);
      }),
    [],
  );

  if (isNew)
    return (
      <NewOperationPage
        onBack={() => {
          onNew(false);
        }}
      />
    );
  return (
    <main className={styles.start}>
      <header className={styles.head}>
        <img src={logo} alt="" width={56} height={56} />
        <div>
          <h1>{t('start.title')}</h1>
          <p className="soft">{t('start.lead')}</p>
        </div>
        <SegmentedControl
          className={styles.language}
          aria-label={t('settings.language')}
          value={preferences.language}
          data={languages.map((value) => ({ value, label: t(`app.languageName.${value}`) }))}
          onChange={(language) => {
            setPreferences.mutate({ language });
          }}
        />
      </header>
      <ErrorNotice error={demonstration.error ?? open.error ?? openRecent.error ?? fromDescription.error} />
      {isDropped && <Notice kind="info" title={t('import.noOperation')} />}
      <JobBar job={demonstration} title={t('start.demoBusy')} />
      <div className={styles.doors}>
        <Door icon={IconSolarPanel} title={t('start.demoTitle')} text={t('start.demoText')}>
          <Button
            disabled={demonstration.isRunning}
            onClick={() => {
              void demonstration.start({});
            }}
          >
            {t('start.demoButton')}
          </Button>
        </Door>
        <Door icon={IconPlus} title={t('start.newTitle')} text={t('start.newText')}>
          <Button
            variant="default"
            disabled={demonstration.isRunning}
            onClick={() => {
              onNew(true);
            }}
          >
            {t('start.newButton')}
          </Button>
        </Door>
        <Door icon={IconFolderOpen} title={t('start.openTitle')} text={t('start.openText')}>
          <Button
            variant="default"
            disabled={demonstration.isRunning}
            loading={open.isPending}
            onClick={() => {
              open.mutate({});
            }}
          >
            {t('start.openButton')}
          </Button>
        </Door>
      </div>
      <WaitingDraftLine
        isDisabled={demonstration.isRunning}
        onResume={() => {
          onNew(true);
        }}
      />
      <RecentOperations
        isDisabled={demonstration.isRunning || openRecent.isPending}
        onChoose={(index) => {
          // a file that has moved leaves the list
          openRecent.mutate({ index }, { onError: () => void client.invalidateQueries({ queryKey: stateKey }) });
        }}
      />
      <Button
        className={styles.description}
        variant="subtle"
        disabled={demonstration.isRunning}
        onClick={() => {
          fromDescription.mutate({});
        }}
      >
        {t('start.fromDescription')}
      </Button>
    </main>
  );
}

interface DoorProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Door({ icon: DoorIcon, title, text, children }: DoorProps): ReactElement {
  return (
    <section className={styles.door}>
      <DoorIcon size={32} stroke={1.5} aria-hidden />
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      {children}
    </section>
  );
}
