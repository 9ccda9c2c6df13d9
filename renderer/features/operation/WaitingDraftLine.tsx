import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconPencil } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { callEngine, useEngineAction, useEngineQuery } from '../../api/engine.ts';
import { useDraftUndo } from './use-draft-undo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { DraftUndoToast } from './DraftUndoToast.tsx';
import { draftSteps } from './draft-steps.ts';
import styles from './StartPage.module.css';
import { useDraftMoment } from './use-draft-moment.ts';

interface Props {
  readonly isDisabled: boolean;
  readonly onResume: () => void;
}

/** The new operation that was begun and not created yet: gone on with, or put away. */
export function WaitingDraftLine({ isDisabled, onResume }: Props): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const moment = useDraftMoment();
  const undo = useDraftUndo();
  const { data, error } = useEngineQuery('operation.getDraft', {});
  const drop = useEngineAction('operation.dropDraft');
  const saved = data?.saved;
  return (
    <>
      <ErrorNotice error={error ?? drop.error} />
      {typeof data?.setAside === 'string' && (
        <Notice kind="todo" title={t('draft.setAside')}>
          <p>{t('draft.setAsideText', { name: data.setAside })}</p>
        </Notice>
      )}
      {saved && (
        <Notice
          kind="info"
          title={t('draft.waiting', {
            name: saved.draft.name.trim() || t('draft.unnamed'),
            step: draftSteps.indexOf(saved.draft.step) + 1,
            steps: draftSteps.length,
            when: moment(saved.savedAtUtc),
          })}
          action={
            <div className={styles.draftButtons}>
              <Button disabled={isDisabled} leftSection={<IconPencil size={18} aria-hidden />} onClick={onResume}>
                {t('draft.resume')}
              </Button>
              <Button
                variant="default"
                loading={drop.isPending}
                onClick={() => {
                  drop.mutate(
                    {},
                    {
                      onSuccess: () => {
                        void client.invalidateQueries({ queryKey: ['operation.getDraft'] });
                        undo.offer({
                          text: t('draft.dropped'),
                          undo: () => callEngine('operation.saveDraft', { draft: saved.draft }),
                        });
                      },
                    },
                  );
                }}
              >
                {t('draft.drop')}
              </Button>
            </div>
          }
        />
      )}
      <DraftUndoToast undo={undo} />
    </>
  );
}
