import { Button, CloseButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import styles from '../../components/UndoToast.module.css';
import type { TakeBack } from './use-take-back.ts';

/** Says what was done to a draft and offers to take it back. */
export function TakeBackToast({ undo: { last, take, forget } }: { readonly undo: TakeBack }): ReactElement {
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
            {t('undo.undo')}
          </Button>
          <CloseButton aria-label={t('app.close')} onClick={forget} />
        </div>
      )}
      {last && <ErrorNotice error={take.error} />}
    </div>
  );
}
