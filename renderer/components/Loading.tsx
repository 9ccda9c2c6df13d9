import { Loader } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Loading.module.css';

/** Shown after a moment only, so that quick answers do not flicker. */
export function Loading({ label }: { readonly label?: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} role="status">
      <Loader size={22} />
      <span>{label ?? t('app.loading')}</span>
    </div>
  );
}
