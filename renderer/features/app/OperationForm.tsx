import { Button, TextInput } from '@mantine/core';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { textLimits, type OperationSettings } from '#contract';
import { useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { useLeave, useTyping } from '../../app/typing.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useTooLong } from '../../components/use-too-long.ts';
import { useTyped } from '../../components/use-typed.ts';
import { SaveBar } from './SaveBar.tsx';
import styles from './SettingsPage.module.css';

/** What the open file is about. */
export function OperationForm(): ReactElement {
  const settings = useEngineQuery('settings.get', {});
  return (
    <div className={styles.settings}>
      <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <Loading />}
      {settings.data && <Fields operation={settings.data.operation} />}
      <OpenOperation />
    </div>
  );
}

const MOST_DAYS = 60;

function Fields({ operation }: { readonly operation: OperationSettings }): ReactElement {
  const { t } = useTranslation();
  const tooLong = useTooLong();
  const save = useEngineChange('settings.saveOperation');
  const [isChecked, setChecked] = useState(false);
  const { draft, set, isTyped } = useTyped(() => ({
    name: operation.name,
    accNumber: operation.accNumber ?? '',
    paymentDays: String(operation.paymentDays),
  }));
  useTyping(isTyped && !save.isSuccess);
  const name = draft.name.trim();
  const accNumber = draft.accNumber.replace(/\s/g, '').toUpperCase();
  const isAccWrong = accNumber !== '' && !/^ACC\d{8}$/.test(accNumber);
  const areDaysWrong = !/^\d{1,2}$/.test(draft.paymentDays.trim()) || Number(draft.paymentDays) > MOST_DAYS;
  const type = (change: Partial<typeof draft>): void => {
    save.reset();
    set(change);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (name === '' || isAccWrong || areDaysWrong) return;
    save.mutate({ name, accNumber: accNumber === '' ? null : accNumber, paymentDays: Number(draft.paymentDays) });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('operation.name')}
        value={draft.name}
        error={tooLong(name, textLimits.line) ?? (isChecked && name === '' && t('participants.nameError'))}
        onChange={(event) => {
          type({ name: event.currentTarget.value });
        }}
      />
      <TextInput
        label={`${t('settings.accNumber')} (${t('app.optional')})`}
        description={t('settings.accNumberHint')}
        value={draft.accNumber}
        error={isChecked && isAccWrong && t('settings.accNumberError')}
        onChange={(event) => {
          type({ accNumber: event.currentTarget.value });
        }}
      />
      <TextInput
        label={t('settings.paymentDays')}
        description={t('settings.paymentDaysHint')}
        inputMode="numeric"
        value={draft.paymentDays}
        error={isChecked && areDaysWrong && t('settings.paymentDaysError', { most: MOST_DAYS })}
        onChange={(event) => {
          type({ paymentDays: event.currentTarget.value });
        }}
      />
      <p className="soft">{t('settings.fromNextIssue')}</p>
      <SaveBar isPending={save.isPending} isSaved={save.isSuccess} error={save.error} />
    </form>
  );
}

function OpenOperation(): ReactElement {
  const { t } = useTranslation();
  const { path } = useOperation();
  const leave = useLeave();
  const close = useEngineChange('operation.close');
  return (
    <section className={styles.setting}>
      <h2>{t('settings.operation')}</h2>
      <p className={styles.path}>{path}</p>
      <ErrorNotice error={close.error} />
      <div>
        <Button
          variant="default"
          loading={close.isPending}
          onClick={() => {
            leave(() => {
              close.mutate({});
            });
          }}
        >
          {t('app.leaveOperation')}
        </Button>
      </div>
    </section>
  );
}
