import { UnstyledButton } from '@mantine/core';
import { IconClock, IconDatabase, IconFolderOpen } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineAction } from '../api/engine.ts';
import { toLastWholeDay } from '../i18n/local-day.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useOperation } from './app-state.ts';
import { CloudNotice } from './CloudNotice.tsx';
import styles from './StatusBar.module.css';

/** What the file is and how far its data go, always in sight. */
export function StatusBar(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { path, cloudClient, lastBackupAtUtc, completeUntilUtc, laggingMeters, timeZone } = useOperation();
  const show = useEngineAction('operation.showInFolder');
  return (
    <footer className={styles.bar} aria-label={t('app.status')}>
      <UnstyledButton
        className={styles.path}
        title={path}
        aria-label={t('app.labelled', { label: t('app.showInFolder'), value: path })}
        onClick={() => {
          show.mutate({});
        }}
      >
        <IconFolderOpen size={16} aria-hidden />
        <span>{path}</span>
      </UnstyledButton>
      {cloudClient !== null && <CloudNotice client={cloudClient} />}
      <span className={styles.item}>
        <IconClock size={16} aria-hidden />
        {lastBackupAtUtc === null
          ? t('app.noBackup')
          : t('app.backup', { date: format.instant(lastBackupAtUtc, timeZone) })}
      </span>
      <span
        className={styles.item}
        title={laggingMeters.length > 0 ? t('app.dataUntilLagging', { count: laggingMeters.length }) : undefined}
      >
        <IconDatabase size={16} aria-hidden />
        {completeUntilUtc === null
          ? t('app.noData')
          : t('app.dataUntil', { date: format.day(toLastWholeDay(completeUntilUtc, timeZone)) })}
      </span>
    </footer>
  );
}
