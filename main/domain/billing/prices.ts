/** Prices in force. */
import { addDays, type LocalDay } from '../time.ts';
import { toPriceMicroEuroPerKwh, type PriceMicroEuroPerKwh } from '../units.ts';

/** A price per kWh with the plant and the member it holds for; null = for all. Both days are included. */
export interface PriceRule {
  readonly plantId: number | null;
  readonly memberId: number | null;
  readonly priceMicroEuroPerKwh: number;
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay | null;
}

/** Some consecutive days at one price; null where no price is in force. */
export interface PriceStretch {
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly priceMicroEuroPerKwh: PriceMicroEuroPerKwh | null;
}

/**
 * The rule in force for a plant's energy used by a member on a day: the most specific rule wins
 * (plant and member, then member, then plant, then everyone); between rules as specific, the one that
 * started last.
 *
 * @returns the rule, or undefined where none is in force
 * @source specification, section 4; order of precedence: ARCHITECTURE.md
 */
export function findPriceRule<R extends PriceRule>(
  rules: readonly R[],
  plantId: number,
  memberId: number,
  day: LocalDay,
): R | undefined {
  let best: R | undefined;
  for (const rule of rules) {
    if (rule.plantId !== null && rule.plantId !== plantId) continue;
    if (rule.memberId !== null && rule.memberId !== memberId) continue;
    if (day < rule.startsOn || (rule.endsOn !== null && day > rule.endsOn)) continue;
    if (!best || rank(rule) > rank(best) || (rank(rule) === rank(best) && rule.startsOn > best.startsOn)) best = rule;
  }
  return best;
}

/**
 * The price of the rule in force, see `findPriceRule`.
 *
 * @returns the price in µ€/kWh, or undefined where no rule is in force
 */
export function findPrice(
  rules: readonly PriceRule[],
  plantId: number,
  memberId: number,
  day: LocalDay,
): PriceMicroEuroPerKwh | undefined {
  const rule = findPriceRule(rules, plantId, memberId, day);
  return rule && toPriceMicroEuroPerKwh(rule.priceMicroEuroPerKwh);
}

function rank(rule: PriceRule): number {
  return (rule.memberId === null ? 0 : 2) + (rule.plantId === null ? 0 : 1);
}

/**
 * Cuts days into stretches of one price, in order of time.
 *
 * @param firstDay first day, included
 * @param lastDay last day, included
 * @returns stretches that cover the days without gap; a change to the same price is no cut
 */
export function listPriceStretches(
  rules: readonly PriceRule[],
  plantId: number,
  memberId: number,
  firstDay: LocalDay,
  lastDay: LocalDay,
): PriceStretch[] {
  const own = rules.filter((rule) => (rule.plantId ?? plantId) === plantId && (rule.memberId ?? memberId) === memberId);
  const starts = listPriceChanges(own, firstDay, lastDay);
  const stretches: PriceStretch[] = [];
  starts.forEach((start, index) => {
    const price = findPrice(own, plantId, memberId, start) ?? null;
    const next = starts[index + 1];
    const end = next === undefined ? lastDay : addDays(next, -1);
    const last = stretches.at(-1);
    if (last?.priceMicroEuroPerKwh === price) stretches[stretches.length - 1] = { ...last, lastDay: end };
    else stretches.push({ firstDay: start, lastDay: end, priceMicroEuroPerKwh: price });
  });
  return stretches;
}

/** Days, the first one included, on which another rule may be in force than on the day before. */
function listPriceChanges(rules: readonly PriceRule[], firstDay: LocalDay, lastDay: LocalDay): LocalDay[] {
  const days = rules.flatMap(({ startsOn, endsOn }) => [
    startsOn,
    ...(endsOn !== null && endsOn >= firstDay && endsOn < lastDay ? [addDays(endsOn, 1)] : []),
  ]);
  return [...new Set([firstDay, ...days])].filter((day) => day >= firstDay && day <= lastDay).sort();
}
