import { ActionIcon, Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineAction, useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { useJob } from '../../api/use-job.ts';
import { useOperation } from '../../app/app-state.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Loading } from '../../components/Loading.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import table from '../../components/table.module.css';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './SettingsPage.module.css';

const BYTES_PER_MB = 1_000_000;

/** Copies of the file, made before what matters and whenever asked. */
export function BackupSettings(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const backups = useEngineQuery('backup.list', {});
  const make = useJob('backup.make');
  const open = useEngineChange('operation.openBackup');
  const show = useEngineAction('backup.showInFolder');
  return (
    <div className={styles.full}>
      <p className="soft">{t('settings.backupsText')}</p>
      <div className={styles.saveBar}>
        <Button
          disabled={make.isRunning}
          onClick={() => {
            void make.start({});
          }}
        >
          {t('settings.backupNow')}
        </Button>
        <span role="status">
          {make.result && (
            <StateMark kind="done" label={make.result.isNew ? t('settings.backupMade') : t('settings.backupCurrent')} />
          )}
        </span>
      </div>
      <JobBar isLate job={make} title={t('settings.backingUp')} />
      <ErrorNotice error={backups.error ?? make.error ?? open.error ?? show.error} />
      {backups.isPending && <Loading />}
      {backups.data?.length === 0 && <p>{t('settings.noBackup')}</p>}
      {backups.data && backups.data.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('settings.backupFile')}</th>
                <th scope="col">{t('settings.backupDate')}</th>
                <th scope="col" className={table.number}>
                  {t('settings.backupSize')}
                </th>
                <th scope="col">
                  <span className="hidden-visually">{t('prices.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {backups.data.map(({ number, fileName, writtenAtUtc, byteCount }) => (
                <tr key={number}>
                  <th scope="row" className="nowrap">
                    {fileName}
                  </th>
                  <td className="nowrap">{format.instant(writtenAtUtc, timeZone)}</td>
                  <td className={table.number}>
                    {t('settings.megabytes', {
                      size: format.decimal(Math.round((byteCount / BYTES_PER_MB) * 10) / 10),
                    })}
                  </td>
                  <td>
                    <div className={styles.rowButtons}>
                      <Button
                        variant="default"
                        aria-label={t('app.labelled', { label: t('settings.openBackup'), value: fileName })}
                        loading={open.isPending && open.variables.number === number}
                        onClick={() => {
                          open.mutate({ number });
                        }}
                      >
                        {t('settings.openBackup')}
                      </Button>
                      <ActionIcon
                        variant="default"
                        size={36}
                        aria-label={t('app.labelled', { label: t('app.showInFolder'), value: fileName })}
                        title={t('app.showInFolder')}
                        onClick={() => {
                          show.mutate({ number });
                        }}
                      >
                        <IconFolderOpen size={18} aria-hidden />
                      </ActionIcon>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
