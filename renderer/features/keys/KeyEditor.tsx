import { Button, Radio, SegmentedControl } from '@mantine/core';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyMeter, KeysPage, StoredKey } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { isDay } from '../../i18n/typed-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { CeilingFields } from './CeilingFields.tsx';
import { GroupFields } from './GroupFields.tsx';
import { keyKinds, listKeyMeters, startKeyDraft, toStoredKey, type KeyDraft } from './key-draft.ts';
import styles from './KeysPage.module.css';
import { ShareFields, ShareSum } from './ShareFields.tsx';

interface Props {
  /** Null for a new one. */
  readonly keyId: number | null;
  readonly start: { readonly key: StoredKey; readonly startsOn: string };
  readonly meters: readonly KeyMeter[];
  readonly onClose: () => void;
  readonly onSaved: (saved: KeysPage, startsOn: string) => void;
}

/** The form of a key. An error keeps everything that was typed, also when another kind is looked at. */
export function KeyEditor({ keyId, start, meters, onClose, onSaved }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useEngineChange('keys.save');
  const [isChecked, setChecked] = useState(false);
  const [draft, setDraft] = useState(() => startKeyDraft(start.key, start.startsOn, format.typed));
  const served = listKeyMeters(meters, draft);
  const key = toStoredKey(draft, format.readTyped);
  const set = (change: Partial<KeyDraft>): void => {
    setDraft({ ...draft, ...change });
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!key || !isDay(draft.startsOn)) return;
    save.mutate(
      { keyId, startsOn: draft.startsOn, key },
      {
        onSuccess: (saved) => {
          onSaved(saved, draft.startsOn);
        },
      },
    );
  };
  return (
    <form className={styles.card} onSubmit={submit} noValidate aria-labelledby="editor-title">
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
      <Radio.Group
        label={t('keys.kind')}
        value={draft.kind}
        onChange={(kind) => {
          set({ kind });
        }}
      >
        <div className={styles.kinds}>
          {keyKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`words.key.${kind}`)} description={t(`keys.explain.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      {draft.kind === 'static' && <ShareFields draft={draft} meters={served} onChange={set} />}
      {draft.kind === 'quota' && <CeilingFields draft={draft} meters={served} onChange={set} />}
      {draft.kind === 'quota' && (
        <div>
          <h3 id="base-title">{t('keys.base')}</h3>
          <SegmentedControl
            aria-labelledby="base-title"
            value={draft.quotaBase}
            data={(['default', 'priority'] as const).map((value) => ({ value, label: t(`words.key.${value}`) }))}
            onChange={(quotaBase) => {
              set({ quotaBase });
            }}
          />
        </div>
      )}
      {(draft.kind === 'priority' || (draft.kind === 'quota' && draft.quotaBase === 'priority')) && (
        <GroupFields
          groups={draft.groups}
          meters={served}
          onChange={(groups) => {
            set({ groups });
          }}
        />
      )}
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
            <Button variant="default" onClick={onClose}>
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
