import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EngineError } from '../api/engine.ts';
import styles from './Notice.module.css';

interface Props {
  readonly error: Error | null;
  readonly onRetry?: () => void;
}

/** What happened and what to do; details for the curious. Nothing where there is no error. */
export function ErrorNotice({ error, onRetry }: Props): ReactElement | null {
  const { t } = useTranslation();
  if (!error) return null;
  const params = error instanceof EngineError ? Object.entries(error.params) : [];
  return (
    <div className={styles.notice} data-kind="wrong" role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <div className={styles.body}>
        <strong>{t('app.errorTitle')}</strong>
        {/* what the engine did not put into words is not in the reader's language */}
        <p>{error instanceof EngineError ? error.message : t('error.unexpected', { id: error.name })}</p>
        <details className="small soft">
          <summary>{t('app.details')}</summary>
          <p>{error instanceof EngineError ? t('app.errorCode', { code: error.code }) : error.message}</p>
          {params.map(([name, value]) => (
            <p key={name}>
              {name} = {String(value)}
            </p>
          ))}
        </details>
      </div>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      )}
    </div>
  );
}
