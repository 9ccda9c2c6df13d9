import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceEntry, PricesPage } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDrawer } from '../../components/FormDrawer.tsx';
import { FormFoot } from '../../components/FormFoot.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useTyped } from '../../components/use-typed.ts';
import { isDay } from '../../i18n/typed-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './KeysPage.module.css';

interface Props {
  readonly page: PricesPage;
  /** Null for a new one. */
  readonly entry: PriceEntry | null;
  readonly onClose: () => void;
}

/** The form of a price; of a price that bills used only the end can be set. */
export function PriceDrawer({ page: { plants, members }, entry, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useEngineChange('prices.save');
  const [isChecked, setChecked] = useState(false);
  const { draft, set, isTyped } = useTyped(() => ({
    plantId: entry?.plantId?.toString() ?? '',
    memberId: entry?.memberId?.toString() ?? '',
    price: entry ? format.typed(entry.priceMicroEuroPerKwh, 6) : '',
    startsOn: entry?.startsOn ?? '',
    endsOn: entry?.endsOn ?? '',
  }));
  const billedUntil = entry?.billedUntil ?? null;
  const isUsed = billedUntil !== null;
  const price = format.readTyped(draft.price, 6);
  const isPriceWrong = price === undefined || price > 1_000_000_000;
  const isEndWrong = draft.endsOn !== '' && !isDay(draft.endsOn);
  const isReversed = !isEndWrong && draft.endsOn !== '' && isDay(draft.startsOn) && draft.endsOn < draft.startsOn;
  const isEndBilled = !isEndWrong && draft.endsOn !== '' && isUsed && draft.endsOn < billedUntil;
  const endError = isEndWrong
    ? t('participants.dateError')
    : isReversed
      ? t('participants.datesError')
      : isEndBilled && t('prices.endBilled', { date: format.day(billedUntil) });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (isPriceWrong || !isDay(draft.startsOn) || endError !== false) return;
    save.mutate(
      {
        priceId: entry?.priceId ?? null,
        price: {
          plantId: draft.plantId === '' ? null : Number(draft.plantId),
          memberId: draft.memberId === '' ? null : Number(draft.memberId),
          priceMicroEuroPerKwh: price,
          startsOn: draft.startsOn,
          endsOn: draft.endsOn === '' ? null : draft.endsOn,
        },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDrawer
      title={entry === null ? t('prices.newTitle') : isUsed ? t('prices.endTitle') : t('prices.changeTitle')}
      size={460}
      isTyped={isTyped}
      onClose={onClose}
    >
      {(close) => (
        <form className={styles.section} onSubmit={submit} noValidate>
          {isUsed && (
            <Notice kind="info" title={t('prices.usedTitle')}>
              <p>{t('prices.usedText', { date: format.day(billedUntil) })}</p>
            </Notice>
          )}
          <NativeSelect
            label={t('words.plant')}
            value={draft.plantId}
            disabled={isUsed}
            data={[
              { value: '', label: t('prices.allPlants') },
              ...plants.map(({ plantId, name }) => ({ value: String(plantId), label: name })),
            ]}
            onChange={(event) => {
              set({ plantId: event.currentTarget.value });
            }}
          />
          <NativeSelect
            label={t('prices.member')}
            value={draft.memberId}
            disabled={isUsed}
            data={[
              { value: '', label: t('prices.allMembers') },
              ...members.map(({ memberId, name }) => ({ value: String(memberId), label: name })),
            ]}
            onChange={(event) => {
              set({ memberId: event.currentTarget.value });
            }}
          />
          <TextInput
            label={t('prices.price')}
            description={t('prices.unit')}
            inputMode="decimal"
            value={draft.price}
            disabled={isUsed}
            error={isChecked && isPriceWrong && t('operation.priceError')}
            onChange={(event) => {
              set({ price: event.currentTarget.value });
            }}
          />
          {isUsed ? (
            <p>{t('prices.since', { date: format.day(draft.startsOn) })}</p>
          ) : (
            <DayInput
              label={t('prices.startsOn')}
              value={draft.startsOn}
              error={isChecked && !isDay(draft.startsOn) && t('participants.dateError')}
              onChange={(startsOn) => {
                set({ startsOn });
              }}
            />
          )}
          <DayInput
            label={`${t('prices.endsOn')} (${t('prices.lastDay')}, ${t('app.optional')})`}
            value={draft.endsOn}
            error={isChecked && endError}
            onChange={(endsOn) => {
              set({ endsOn });
            }}
          />
          <FormFoot isPending={save.isPending} error={save.error} onCancel={close} />
        </form>
      )}
    </FormDrawer>
  );
}
