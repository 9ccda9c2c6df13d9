import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useJob } from '../../api/use-job.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Notice } from '../../components/Notice.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { findText } from '../../i18n/find-text.ts';
import styles from './SettingsPage.module.css';

/** Is the file whole, and does what was issued still stand? */
export function VerifyFile(): ReactElement {
  const { t } = useTranslation();
  const job = useJob('settings.verify', { refreshes: false });
  const { result } = job;
  return (
    <div className={styles.settings}>
      <p className="soft">{t('settings.verifyText')}</p>
      <div>
        <Button disabled={job.isRunning} onClick={() => void job.start({})}>
          {t('settings.verifyNow')}
        </Button>
      </div>
      <JobBar job={job} title={t('settings.verifying')} />
      <ErrorNotice error={job.error} />
      {result && (
        <>
          <Notice
            kind={result.ok ? 'done' : 'wrong'}
            title={result.ok ? t('settings.verifyGood') : t('settings.verifyBad')}
          />
          <ul className={styles.checks}>
            {result.checks.map(({ name, ok, details }) => (
              <li key={name}>
                <StateMark kind={ok ? 'done' : 'wrong'} label={ok ? t('settings.checkGood') : t('settings.checkBad')} />
                <div>
                  <p>{findText(`settings.check.${name}`) ?? name}</p>
                  {!ok && (
                    <details className="small soft">
                      <summary>{t('app.details')}</summary>
                      <p>{details}</p>
                    </details>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
