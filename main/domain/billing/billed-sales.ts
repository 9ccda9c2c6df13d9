/** What issued invoices rest on: the days, keys and prices that can no longer change under them. */
import { addDays, type LocalDay, type Period } from '../time.ts';
import { findPriceRule, type PriceRule } from './prices.ts';

/** A member was billed for a plant's energy of these days by an invoice that no credit note took back. */
export interface BilledSale extends Period {
  readonly plantId: number;
  readonly memberId: number;
}

/**
 * The days of a key: from its first day to the day before the next key.
 *
 * @param starts first days of all keys, in any order
 * @param startsOn first day of the key
 * @returns the period; its last day is null where no key follows
 */
export function findKeyDays(
  starts: readonly LocalDay[],
  startsOn: LocalDay,
): { readonly firstDay: LocalDay; readonly lastDay: LocalDay | null } {
  const next = starts.filter((day) => day > startsOn).sort()[0];
  return { firstDay: startsOn, lastDay: next === undefined ? null : addDays(next, -1) };
}

/**
 * The last billed day among some days.
 *
 * @param days days, both included; null = without end
 * @returns undefined where no billed period touches them
 */
export function findLastBilledDay(
  { firstDay, lastDay }: { readonly firstDay: LocalDay; readonly lastDay: LocalDay | null },
  billed: readonly Period[],
): LocalDay | undefined {
  return billed
    .filter((period) => period.lastDay >= firstDay && (lastDay === null || period.firstDay <= lastDay))
    .map((period) => (lastDay !== null && period.lastDay > lastDay ? lastDay : period.lastDay))
    .sort()
    .at(-1);
}

/** Days on which the price in force may become another, the first day of the period among them. */
function listCuts(rules: readonly PriceRule[], { firstDay, lastDay }: Period): LocalDay[] {
  const cuts = rules.flatMap(({ startsOn, endsOn }) => [startsOn, ...(endsOn === null ? [] : [addDays(endsOn, 1)])]);
  return [firstDay, ...new Set(cuts.filter((day) => day > firstDay && day <= lastDay))].sort();
}

/**
 * The last day on which issued invoices used each price.
 *
 * @returns rule → last billed day on which it was in force for a sale; rules that no invoice used are absent
 */
export function listUsedPrices<R extends PriceRule>(
  rules: readonly R[],
  sales: readonly BilledSale[],
): ReadonlyMap<R, LocalDay> {
  const used = new Map<R, LocalDay>();
  for (const sale of sales) {
    const cuts = listCuts(rules, sale);
    cuts.forEach((day, i) => {
      const rule = findPriceRule(rules, sale.plantId, sale.memberId, day);
      if (!rule) return;
      const next = cuts[i + 1];
      const last = next === undefined ? sale.lastDay : addDays(next, -1);
      if (last > (used.get(rule) ?? '')) used.set(rule, last);
    });
  }
  return used;
}

/**
 * Whether other prices would change what issued invoices were made from.
 *
 * @returns the first day on which a sale would have another price, or undefined where none would
 */
export function findBilledPriceChange(
  before: readonly PriceRule[],
  after: readonly PriceRule[],
  sales: readonly BilledSale[],
): LocalDay | undefined {
  for (const sale of sales) {
    for (const day of listCuts([...before, ...after], sale)) {
      const old = findPriceRule(before, sale.plantId, sale.memberId, day);
      const changed = findPriceRule(after, sale.plantId, sale.memberId, day);
      if (old && old.priceMicroEuroPerKwh !== changed?.priceMicroEuroPerKwh) return day;
    }
  }
  return undefined;
}
