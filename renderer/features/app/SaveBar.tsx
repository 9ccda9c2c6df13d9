import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import styles from './SettingsPage.module.css';

interface Props {
  readonly isPending: boolean;
  readonly isSaved: boolean;
  readonly error: Error | null;
}

/** Foot of a form that stays where it is when it was saved. */
export function SaveBar({ isPending, isSaved, error }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <ErrorNotice error={error} />
      <div className={styles.saveBar}>
        <Button type="submit" loading={isPending}>
          {t('app.save')}
        </Button>
        <span role="status">{isSaved && <StateMark kind="done" label={t('settings.saved')} />}</span>
      </div>
    </>
  );
}
