import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './ErrorNotice.tsx';
import styles from './FormFoot.module.css';

interface Props {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onCancel: () => void;
}

/** The end of a form: what kept it from being saved, and its two buttons. */
export function FormFoot({ isPending, error, onCancel }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <ErrorNotice error={error} />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" loading={isPending}>
          {t('app.save')}
        </Button>
      </div>
    </>
  );
}
