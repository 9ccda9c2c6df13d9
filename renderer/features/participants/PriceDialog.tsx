import { TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceEntry } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { isDay } from '../../i18n/typed-day.ts';
import { BulkDialog, type BulkDialogProps } from './BulkDialog.tsx';

const MAX_PRICE = 1_000_000_000;

/** Sets a price of their own for several members. */
export function PriceDialog({ rows, format, onClose }: BulkDialogProps): ReactElement {
  const { t } = useTranslation();
  const prices = useEngineQuery('prices.list', {}).data?.prices ?? [];
  const [typed, setTyped] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const price = format.readTyped(typed, 6);
  const isPriceWrong = price === undefined || price > MAX_PRICE;
  const isTyped = !isPriceWrong && isDay(startsOn);
  const tellOwn = (memberId: number): string => {
    const own = findOwnPrice(prices, memberId, startsOn);
    return own ? format.price(own.priceMicroEuroPerKwh) : t('participants.noOwnPrice');
  };
  return (
    <BulkDialog
      kind="price"
      text={t('participants.changeText.price')}
      change={isTyped ? { kind: 'price', priceMicroEuroPerKwh: price, startsOn } : null}
      effects={rows.map(({ participant: { memberId, details } }) => ({
        memberId,
        name: details.name,
        before: tellOwn(memberId),
        after: isTyped ? format.price(price) : '',
      }))}
      isTyped={typed !== '' || startsOn !== ''}
      unchangedCount={0}
      onClose={onClose}
    >
      <TextInput
        label={t('prices.price')}
        description={t('prices.unit')}
        data-autofocus
        inputMode="decimal"
        value={typed}
        error={typed !== '' && isPriceWrong && t('operation.priceError')}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <DayInput
        label={t('prices.startsOn')}
        value={startsOn}
        onChange={setStartsOn}
        error={startsOn.length >= 10 && !isDay(startsOn) && t('participants.dateError')}
      />
    </BulkDialog>
  );
}

/** The price for every plant that a member alone has on a day. */
function findOwnPrice(prices: readonly PriceEntry[], memberId: number, day: string): PriceEntry | undefined {
  return prices.findLast(
    (one) =>
      one.memberId === memberId &&
      one.plantId === null &&
      one.startsOn <= day &&
      (one.endsOn === null || one.endsOn >= day),
  );
}
