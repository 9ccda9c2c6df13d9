import { Button } from '@mantine/core';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyMeter, StoredKey } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { useTyping } from '../../app/typing.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useTyped } from '../../components/use-typed.ts';
import { isDay } from '../../i18n/typed-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { listKeyMeters, startKeyDraft, toStoredKey } from './key-draft.ts';
import { KeyFields } from './KeyFields.tsx';
import styles from './KeysPage.module.css';
import { ShareSum } from './ShareSum.tsx';

interface Props {
  /** Null for a new one. */
  readonly keyId: number | null;
  readonly start: { readonly key: StoredKey; readonly startsOn: string };
  readonly meters: readonly KeyMeter[];
  /** What it begins with comes from a trial and is not saved either. */
  readonly isPrepared: boolean;
  readonly onClose: () => void;
  readonly onSaved: (startsOn: string) => void;
}

/** The form of a key. An error keeps everything that was typed, also when another kind is looked at. */
export function KeyEditor({ keyId, start, meters, isPrepared, onClose, onSaved }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useEngineChange('keys.save');
  const [isChecked, setChecked] = useState(false);
  const { draft, set, isTyped } = useTyped(() => startKeyDraft(start.key, start.startsOn, format.typed));
  const leave = useTyping(isTyped || isPrepared);
  const served = listKeyMeters(meters, draft);
  const key = toStoredKey(draft, format.readTyped);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!key || !isDay(draft.startsOn)) return;
    save.mutate(
      { keyId, startsOn: draft.startsOn, key },
      {
        onSuccess: () => {
          onSaved(draft.startsOn);
        },
      },
    );
  };
  return (
    <form className={styles.card} onSubmit={submit} noValidate aria-labelledby="editor-title" data-holds-typing>
      <h2 id="editor-title">{keyId === null ? t('keys.newTitle') : t('keys.changeTitle')}</h2>
      <div className={styles.startsOn}>
        <DayInput
          label={t('keys.startsOn')}
          value={draft.startsOn}
          error={isChecked && !isDay(draft.startsOn) && t('participants.dateError')}
          onChange={(startsOn) => {
            set({ startsOn });
          }}
        />
        <p className="soft small">{t('keys.startsOnHint')}</p>
      </div>
      <KeyFields draft={draft} meters={served} onChange={set} />
      <div className={styles.footer}>
        <ErrorNotice error={save.error} />
        {isChecked && (!key || !isDay(draft.startsOn)) && (
          <p role="alert" className={styles.wrong}>
            {t('participants.fixFields')}
          </p>
        )}
        <div className={styles.deeds}>
          {draft.kind === 'static' && <ShareSum draft={draft} meters={served} onChange={set} />}
          <div className={styles.buttons}>
            <Button
              variant="default"
              onClick={() => {
                leave(onClose);
              }}
            >
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('app.save')}
            </Button>
          </div>
        </div>
      </div>
    </form>
  );
}
