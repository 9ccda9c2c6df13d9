import { ratePpm, type RatePpm } from '../units.ts';
import { computeLineNetCents, toBilledWh } from '../money.ts';
import { sumOf, totalFigures, type ConsumerFigures, type PeriodFigures } from './period-figures.ts';
import { listPricedEnergy } from './priced-energy.ts';
import type { PriceRule } from './prices.ts';

/** What one key gives. */
export interface KeyShare {
  readonly allocatedWmin: number;
  /** allocated ÷ consumption; null without consumption. */
  readonly coveragePpm: RatePpm | null;
  /** Estimate before VAT at the prices in force; null where some of the energy has no price. */
  readonly netCents: number | null;
}

/** A member at a meter, under the keys in force and under the one that is tried. */
export interface KeyComparisonRow {
  readonly meterId: string;
  readonly label: string;
  readonly memberName: string;
  readonly consumptionWmin: number;
  readonly now: KeyShare;
  readonly tried: KeyShare;
}

export interface KeyComparison {
  readonly rows: readonly KeyComparisonRow[];
  readonly total: Omit<KeyComparisonRow, 'meterId' | 'label' | 'memberName'>;
  readonly productionWmin: number;
  /** Slots without a value, which the allocation takes as 0. */
  readonly missingSlots: number;
}

/**
 * Compares two allocations of the same days: the one in force and one under another key.
 *
 * @param now figures with the keys of the operation
 * @param tried figures of the same days, meters and plants with another key
 * @param prices prices of the operation, in micro-euros per kWh
 * @returns energy in Wmin, money in cents; meters that nobody holds are left out, as they take no part
 */
export function compareKeys(now: PeriodFigures, tried: PeriodFigures, prices: readonly PriceRule[]): KeyComparison {
  const rows = now.consumers.flatMap((consumer, index): KeyComparisonRow[] => {
    const other = tried.consumers[index];
    if (consumer.memberId === null || !other) return [];
    const { meterId, label, memberName } = consumer;
    return [
      {
        meterId,
        label,
        memberName,
        consumptionWmin: sumOf(consumer.consumptionWmin),
        now: readShare(now, consumer, prices),
        tried: readShare(tried, other, prices),
      },
    ];
  });
  const { consumptionWmin, productionWmin, missingSlots } = totalFigures(now);
  const add = (side: 'now' | 'tried'): KeyShare => {
    const shares = rows.map((row) => row[side]);
    const allocatedWmin = sumOf(shares.map((share) => share.allocatedWmin));
    const cents = shares.map((share) => share.netCents);
    return {
      allocatedWmin,
      coveragePpm: ratePpm(allocatedWmin, consumptionWmin),
      netCents: cents.includes(null) ? null : sumOf(cents.map(Number)),
    };
  };
  return { rows, total: { consumptionWmin, now: add('now'), tried: add('tried') }, productionWmin, missingSlots };
}

function readShare(
  { days, producers }: PeriodFigures,
  consumer: ConsumerFigures,
  prices: readonly PriceRule[],
): KeyShare {
  const allocatedWmin = sumOf(consumer.allocatedWmin);
  const lines = producers.flatMap((producer, j) =>
    listPricedEnergy(
      days,
      consumer.fromProducerWmin[j] ?? new Float64Array(),
      consumer,
      producer,
      consumer.memberId ?? 0,
      prices,
    ),
  );
  const cents = lines.map(({ energyWmin, priceMicroEuroPerKwh }) =>
    priceMicroEuroPerKwh === null ? null : computeLineNetCents(toBilledWh(energyWmin), priceMicroEuroPerKwh),
  );
  return {
    allocatedWmin,
    coveragePpm: ratePpm(allocatedWmin, sumOf(consumer.consumptionWmin)),
    netCents: cents.includes(null) ? null : sumOf(cents.map(Number)),
  };
}
