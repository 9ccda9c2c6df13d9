import { Button, CloseButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftUndo } from './use-draft-undo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import toastStyles from '../../components/UndoToast.module.css';
import styles from './DraftUndoToast.module.css';

/** Says what was done and offers to take it back. It stays until it is closed or something else is done. */
export function DraftUndoToast({ undo: { last, take, forget } }: { readonly undo: DraftUndo }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.place} role="status">
      {last && (
        <div className={toastStyles.toast}>
          <IconCircleCheck size={20} aria-hidden />
          <span>{last.text}</span>
          <Button
            variant="default"
            loading={take.isPending}
            onClick={() => {
              take.mutate(last);
            }}
          >
            {t('undo.undo')}
          </Button>
          <CloseButton aria-label={t('app.close')} onClick={forget} />
        </div>
      )}
      {last && <ErrorNotice error={take.error} />}
    </div>
  );
}
