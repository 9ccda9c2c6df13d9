import { Button, NativeSelect } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyMeter, StoredKey } from '#contract';
import { useJob } from '../../api/use-job.ts';
import { useOperation } from '../../app/app-state.ts';
import { useTyping } from '../../app/typing.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { useTyped } from '../../components/use-typed.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { listKeyMeters, startKeyDraft, toStoredKey } from './key-draft.ts';
import { KeyFields } from './KeyFields.tsx';
import styles from './KeysPage.module.css';
import { ShareSum } from './ShareSum.tsx';
import { TrialResult } from './TrialResult.tsx';

interface Props {
  /** What the form begins with: the key in force. */
  readonly start: StoredKey;
  readonly meters: readonly KeyMeter[];
  readonly onClose: () => void;
  /** The tried key is to become one of the operation. */
  readonly onPrepare: (key: StoredKey) => void;
}

const A_YEAR = 12;

const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
};

/** What another key would have given on months that are known: asked, computed, shown; nothing is written. */
export function TryKey({ start, meters, onClose, onPrepare }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { months } = useOperation();
  const job = useJob('keys.try', { refreshes: false });
  const [isChecked, setChecked] = useState(false);
  const [tried, setTried] = useState<StoredKey | null>(null);
  const [from, setFrom] = useState(months.at(-A_YEAR) ?? months[0] ?? '');
  const [to, setTo] = useState(months.at(-1) ?? '');
  const { draft, set, isTyped } = useTyped(() => startKeyDraft(start, `${from}-01`, format.typed));
  const leave = useTyping(isTyped);
  const close = (): void => {
    leave(onClose);
  };
  const served = listKeyMeters(meters, { ...draft, startsOn: `${from}-01` });
  const key = toStoredKey(draft, format.readTyped);
  const isReversed = to < from;
  useHotkeys([['Escape', close]], []);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (!key || isReversed || job.isRunning) return;
    setTried(null);
    if (await job.start({ key, firstDay: `${from}-01`, lastDay: lastDayOf(to) })) setTried(key);
  };
  const month = (label: string, value: string, choose: (month: string) => void): ReactElement => (
    <NativeSelect
      label={label}
      value={value}
      data={months.toReversed().map((name) => ({ value: name, label: format.month(name) }))}
      onChange={(event) => {
        choose(event.currentTarget.value);
      }}
    />
  );
  return (
    <div className={styles.keys}>
      <form className={styles.card} onSubmit={(event) => void submit(event)} noValidate aria-labelledby="try-title">
        <div className={styles.head}>
          <h2 id="try-title">{t('trial.title')}</h2>
          <Button variant="default" onClick={close}>
            {t('trial.back')}
          </Button>
        </div>
        <p>{t('trial.text')}</p>
        <KeyFields draft={draft} meters={served} onChange={set} />
        {draft.kind === 'static' && <ShareSum draft={draft} meters={served} onChange={set} />}
        <div className={styles.trialMonths}>
          {month(t('trial.from'), from, setFrom)}
          {month(t('trial.to'), to, setTo)}
          <Button type="submit" variant={job.result ? 'default' : 'filled'} disabled={job.isRunning}>
            {t('trial.compare')}
          </Button>
        </div>
        {isChecked && (!key || isReversed) && (
          <p role="alert" className={styles.wrong}>
            {isReversed ? t('trial.reversed') : t('participants.fixFields')}
          </p>
        )}
      </form>
      <JobBar job={job} title={t('trial.computing')} />
      <ErrorNotice error={job.error} />
      {job.result && tried && (
        <TrialResult
          comparison={job.result}
          period={format.range(`${from}-01`, lastDayOf(to))}
          onPrepare={() => {
            onPrepare(tried);
          }}
        />
      )}
    </div>
  );
}
