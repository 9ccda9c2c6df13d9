import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineChange } from '../../api/engine.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import type { BulkDialogProps } from './BulkDialog.tsx';
import styles from './ParticipantsPage.module.css';

/** Takes members out of the file who left no trace in it. */
export function RemoveDialog({ rows, onClose }: BulkDialogProps): ReactElement {
  const { t } = useTranslation();
  const remove = useEngineChange('participants.remove');
  return (
    <ConfirmDialog
      title={t('participants.change.remove')}
      text={t('participants.changeText.remove')}
      confirm={t('participants.removeButton', { count: rows.length })}
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => {
        remove.mutate({ memberIds: rows.map(({ participant }) => participant.memberId) }, { onSuccess: onClose });
      }}
    >
      <ul className={styles.names}>
        {rows.map(({ participant: { memberId, details } }) => (
          <li key={memberId}>{details.name}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
