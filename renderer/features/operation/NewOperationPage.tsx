import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationDraft, WaitingDraft } from '#contract';
import { callEngine, useEngineQuery } from '../../api/engine.ts';
import { useDraftUndo } from './use-draft-undo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { DraftUndoToast } from './DraftUndoToast.tsx';
import { emptyParty } from '../../components/PartyFields.tsx';
import { Assistant } from './Assistant.tsx';
import styles from './NewOperationPage.module.css';

/** A new operation, step by step; what was typed before is there again. */
export function NewOperationPage({ onBack }: { readonly onBack: () => void }): ReactElement {
  const waiting = useEngineQuery('operation.getDraft', {});
  const client = useQueryClient();
  useEffect(
    () => () => {
      // it has changed since it was read
      client.removeQueries({ queryKey: ['operation.getDraft'] });
    },
    [client],
  );
  return (
    <main className={styles.page}>
      <div className={styles.form}>
        <ErrorNotice error={waiting.error} onRetry={() => void waiting.refetch()} />
        {waiting.isPending && <Loading />}
        {waiting.data && <Begun waiting={waiting.data} onBack={onBack} />}
      </div>
    </main>
  );
}

interface BegunProps {
  readonly waiting: WaitingDraft;
  readonly onBack: () => void;
}

/** The assistant on what was typed before, which can be put away for an empty one, and back. */
function Begun({ waiting: { saved }, onBack }: BegunProps): ReactElement {
  const { t } = useTranslation();
  const undo = useDraftUndo();
  const [round, setRound] = useState(0);
  const [resumed, setResumed] = useState(saved?.draft ?? null);
  const [empty] = useState(() => startDraft(t('operation.vatMentionDefault')));
  const begin = (draft: OperationDraft | null): void => {
    setResumed(draft);
    setRound((count) => count + 1);
  };
  const restart = useMutation({
    mutationFn: async () => {
      const { saved: latest } = await callEngine('operation.getDraft', {});
      await callEngine('operation.dropDraft', {});
      return latest?.draft;
    },
    onSuccess: (latest) => {
      begin(null);
      if (!latest) return;
      undo.offer({
        text: t('draft.dropped'),
        undo: async () => {
          await callEngine('operation.saveDraft', { draft: latest });
          begin(latest);
        },
      });
    },
  });
  return (
    <>
      <ErrorNotice error={restart.error} />
      <Assistant
        key={round}
        start={resumed ?? empty}
        isWaiting={resumed !== null}
        onBack={onBack}
        onDone={undo.offer}
        savedAtUtc={round === 0 && saved ? saved.savedAtUtc : null}
        onRestart={() => {
          restart.mutate();
        }}
      />
      <DraftUndoToast undo={undo} />
    </>
  );
}

function startDraft(vatMention: string): OperationDraft {
  return {
    step: 'operation',
    name: '',
    accNumber: '',
    startsOn: `${new Date().getFullYear()}-01-01`,
    organiser: { ...emptyParty, kind: 'association' },
    vat: 'exempt',
    vatRatePpm: 200_000,
    vatMention,
    plants: [],
    members: [],
    key: { kind: 'default', shares: {}, groups: [[]] },
    price: '',
  };
}
