import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyEntry, KeysPage, StoredKey } from '#contract';
import { useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { useLeave } from '../../app/typing.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { toLocalDay } from '../../i18n/local-day.ts';
import { findKeyOn } from './key-draft.ts';
import { KeyEditor } from './KeyEditor.tsx';
import styles from './KeysPage.module.css';
import { KeyTimeLine } from './KeyTimeLine.tsx';
import { KeyView } from './KeyView.tsx';
import type { PanelProps } from './panel.ts';
import { TryKey } from './TryKey.tsx';

interface KeysPanelProps extends PanelProps {
  /** True while another key is tried on past months. */
  readonly isTrying: boolean;
  readonly onTrying: (isTrying: boolean) => void;
}

export function KeysPanel(props: KeysPanelProps): ReactElement {
  const page = useEngineQuery('keys.list', {});
  return (
    <>
      <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Loading />}
      {page.data && <Keys {...props} page={page.data} />}
    </>
  );
}

/** The time line, and below it the chosen key: shown, or being changed. */
function Keys({
  page: { keys, meters },
  isAdding,
  onAdding,
  isTrying,
  onTrying,
}: KeysPanelProps & { readonly page: KeysPage }): ReactElement {
  const { t } = useTranslation();
  const { currentMonth, timeZone } = useOperation();
  const [chosenStart, setChosenStart] = useState<string | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [prepared, setPrepared] = useState<StoredKey | null>(null);
  const remove = useEngineChange('keys.remove');
  const today = toLocalDay(new Date().toISOString(), timeZone);
  const shown = keys.find(({ startsOn }) => startsOn === chosenStart) ?? findKeyOn(keys, today);
  const ask = useLeave();
  const leave = (): void => {
    onAdding(false);
    setEditing(false);
    setPrepared(null);
  };
  if (isTrying) {
    return (
      <TryKey
        start={shown?.key ?? { kind: 'default' }}
        meters={meters}
        onClose={() => {
          onTrying(false);
        }}
        onPrepare={(key) => {
          onTrying(false);
          setPrepared(key);
          onAdding(true);
        }}
      />
    );
  }
  if (keys.length === 0 && !isAdding) {
    return (
      <EmptyState
        drawing="curve"
        title={t('keys.emptyTitle')}
        text={t('keys.emptyText')}
        action={
          <Button
            onClick={() => {
              onAdding(true);
            }}
          >
            {t('keys.add')}
          </Button>
        }
      />
    );
  }
  const fresh: { key: StoredKey; startsOn: string } = {
    key: prepared ?? shown?.key ?? { kind: 'default' },
    startsOn: proposeStart(keys, currentMonth),
  };
  return (
    <div className={styles.keys}>
      <KeyTimeLine
        keys={keys}
        shown={isAdding ? null : shown}
        today={today}
        onChoose={(startsOn) => {
          ask(() => {
            leave();
            setChosenStart(startsOn);
          });
        }}
      />
      {isAdding || (isEditing && shown) ? (
        <KeyEditor
          key={isAdding ? 'new' : shown?.keyId}
          keyId={isAdding ? null : (shown?.keyId ?? null)}
          start={isAdding || !shown ? fresh : shown}
          meters={meters}
          isPrepared={prepared !== null}
          onClose={leave}
          onSaved={(startsOn) => {
            leave();
            setChosenStart(startsOn);
          }}
        />
      ) : (
        shown && (
          <KeyView
            entry={shown}
            meters={meters}
            isRemoving={remove.isPending}
            onEdit={() => {
              setEditing(true);
            }}
            onRemove={() => {
              remove.mutate({ keyId: shown.keyId });
            }}
          />
        )
      )}
      <ErrorNotice error={remove.error} />
    </div>
  );
}

/** The month that waits for its bills, where a key can still start on it. */
function proposeStart(keys: readonly KeyEntry[], currentMonth: string | null): string {
  if (currentMonth === null) return '';
  const day = `${currentMonth}-01`;
  const isFree = keys.every(
    ({ startsOn, billedUntil }) => startsOn !== day && (billedUntil === null || billedUntil < day),
  );
  return isFree ? day : '';
}
