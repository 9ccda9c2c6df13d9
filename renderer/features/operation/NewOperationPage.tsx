import { Button, Select, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewOperation } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import {
  checkParty,
  emptyParty,
  PartyFields,
  toMemberDetails,
  type PartyDraft,
} from '../../components/PartyFields.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { isDay } from '../../i18n/typed-day.ts';
import styles from './NewOperationPage.module.css';

interface Draft {
  readonly name: string;
  readonly accNumber: string;
  readonly startsOn: string;
  readonly organiser: PartyDraft;
  readonly price: string;
  readonly vat: 'exempt' | 'rate';
  readonly vatRatePpm: string;
  readonly vatMention: string;
}

const vatRates = ['55000', '100000', '200000'];

export function NewOperationPage({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const create = useEngineChange('operation.create');
  const [isChecked, setChecked] = useState(false);
  const [draft, setDraft] = useState<Draft>({
    name: '',
    accNumber: '',
    startsOn: `${new Date().getFullYear()}-01-01`,
    organiser: { ...emptyParty, kind: 'association' },
    price: '',
    vat: 'exempt',
    vatRatePpm: '200000',
    vatMention: t('operation.vatMentionDefault'),
  });
  const set = (change: Partial<Draft>): void => {
    setDraft({ ...draft, ...change });
  };
  const price = format.readTyped(draft.price, 6);
  const wrongParty = checkParty(draft.organiser);
  const isValid = draft.name.trim() !== '' && isDay(draft.startsOn) && price !== undefined && wrongParty.length === 0;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (isValid) create.mutate(toNewOperation(draft, price));
  };
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Button
          variant="subtle"
          color="gray"
          className={styles.back}
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={onBack}
        >
          {t('start.back')}
        </Button>
        <div>
          <h1>{t('operation.title')}</h1>
          <p className="soft">{t('operation.lead')}</p>
        </div>
        <fieldset>
          <legend>{t('operation.section')}</legend>
          <div className={styles.pair}>
            <TextInput
              label={t('operation.name')}
              value={draft.name}
              error={isChecked && draft.name.trim() === '' && t('participants.nameError')}
              data-autofocus
              onChange={(event) => {
                set({ name: event.currentTarget.value });
              }}
            />
            <DayInput
              label={t('operation.startsOn')}
              value={draft.startsOn}
              error={isChecked && !isDay(draft.startsOn) && t('participants.dateError')}
              onChange={(startsOn) => {
                set({ startsOn });
              }}
            />
            <TextInput
              label={`${t('operation.accNumber')} (${t('app.optional')})`}
              description={t('operation.accNumberHint')}
              value={draft.accNumber}
              onChange={(event) => {
                set({ accNumber: event.currentTarget.value });
              }}
            />
          </div>
        </fieldset>
        <fieldset>
          <legend>{t('operation.organiser')}</legend>
          <PartyFields
            isOrganiser
            draft={draft.organiser}
            wrong={isChecked ? wrongParty : []}
            onChange={(organiser) => {
              set({ organiser });
            }}
          />
        </fieldset>
        <fieldset>
          <legend>{t('operation.money')}</legend>
          <div className={styles.pair}>
            <TextInput
              label={t('operation.price')}
              description={t('operation.priceUnit')}
              value={draft.price}
              inputMode="decimal"
              error={isChecked && price === undefined && t('operation.priceError')}
              onChange={(event) => {
                set({ price: event.currentTarget.value });
              }}
            />
            <div>
              <span className={styles.label} id="vat-label">
                {t('operation.vat')}
              </span>
              <SegmentedControl
                aria-labelledby="vat-label"
                value={draft.vat}
                onChange={(vat) => {
                  set({ vat });
                }}
                data={[
                  { value: 'exempt', label: t('operation.vatExempt') },
                  { value: 'rate', label: t('operation.vatRate') },
                ]}
              />
            </div>
            {draft.vat === 'rate' ? (
              <Select
                label={t('operation.vatRateLabel')}
                allowDeselect={false}
                value={draft.vatRatePpm}
                onChange={(vatRatePpm) => {
                  if (vatRatePpm !== null) set({ vatRatePpm });
                }}
                data={vatRates.map((value) => ({ value, label: format.percent(Number(value)) }))}
              />
            ) : (
              <Textarea
                className={styles.wide}
                label={t('operation.vatMention')}
                autosize
                value={draft.vatMention}
                onChange={(event) => {
                  set({ vatMention: event.currentTarget.value });
                }}
              />
            )}
          </div>
        </fieldset>
        {isChecked && !isValid && (
          <p role="alert" className={styles.fix}>
            {t('participants.fixFields')}
          </p>
        )}
        <ErrorNotice error={create.error} />
        <div>
          <Button type="submit" loading={create.isPending}>
            {t('operation.create')}
          </Button>
        </div>
      </form>
    </main>
  );
}

function toNewOperation(draft: Draft, priceMicroEuroPerKwh: number): NewOperation {
  return {
    name: draft.name.trim(),
    accNumber: draft.accNumber.trim() || null,
    organiser: toMemberDetails(draft.organiser),
    vatRatePpm: draft.vat === 'rate' ? Number(draft.vatRatePpm) : null,
    vatExemptionMention: draft.vat === 'exempt' ? draft.vatMention.replace(/\s+/g, ' ').trim() : null,
    priceMicroEuroPerKwh,
    startsOn: draft.startsOn,
  };
}
