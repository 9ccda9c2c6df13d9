import { Button, CloseButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Undo } from '../api/use-undo.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import styles from './UndoToast.module.css';

/** Says what was done and offers to take it back. It stays until it is closed or something else is done. */
export function UndoToast({ undo: { last, take, forget } }: { readonly undo: Undo }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.place} role="status">
      {last && (
        <div className={styles.toast}>
          <IconCircleCheck size={20} aria-hidden />
          <span>{last.text}</span>
          <Button
            variant="default"
            loading={take.isPending}
            onClick={() => {
              take.mutate(last);
            }}
          >
            {t('app.undo')}
          </Button>
          <CloseButton aria-label={t('app.close')} onClick={forget} />
        </div>
      )}
      {last && <ErrorNotice error={take.error} />}
    </div>
  );
}
