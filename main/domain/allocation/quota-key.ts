import { addDays, findPeriod, getTimeZone, type UtcMinute } from '../time.ts';
import type { QuotaKey, QuotaState } from './key.ts';
import type { PooledRule } from './key-rule.ts';

/** When the steps of a run are. */
export interface StepTimes {
  /** UTC start of the first step, in minutes since 1970. */
  readonly firstStart: UtcMinute;
  readonly stepMinutes: number;
  /** IANA zone of the local months and years. */
  readonly timeZone: string;
}

export interface QuotaRule {
  readonly allocate: PooledRule;
  /** What was used of the ceilings, after the steps allocated so far. */
  readonly readState: () => QuotaState;
}

/**
 * Key `quota`: the base key on min(C_i, what is left of i's ceiling), in time order. A step belongs to
 * the local month or year that holds its start.
 *
 * @param key a checked key
 * @param consumerIds consumers in ascending order
 * @param base rule of `key.base` on the same consumers
 * @param times when the steps are
 * @param before use of the ceilings before the first step; null = nothing used yet
 * @source specification, section 3
 */
export function createQuotaRule(
  key: QuotaKey,
  consumerIds: readonly string[],
  base: PooledRule,
  times: StepTimes,
  before: QuotaState | null,
): QuotaRule {
  const ceilings = new Map(Object.entries(key.ceilingsWmin));
  const ceilingWmin = Float64Array.from(consumerIds, (id) => ceilings.get(id) ?? Infinity);
  let period = localPeriodAt(times.timeZone, times.firstStart, key.period);
  const carried = new Map(Object.entries(before?.period === period.name ? before.usedWmin : {}));
  const usedWmin = Float64Array.from(consumerIds, (id) => carried.get(id) ?? 0);
  const need = new Float64Array(consumerIds.length);

  function enterPeriodOf(step: number): void {
    const start = times.firstStart + step * times.stepMinutes;
    if (start < period.end) return;
    period = localPeriodAt(times.timeZone, start, key.period);
    usedWmin.fill(0);
    carried.clear();
  }

  return {
    allocate(step, production, consumption, allocated) {
      enterPeriodOf(step);
      for (let i = 0; i < need.length; i++) {
        // a ceiling may have been lowered below what is already used
        const left = Math.max(0, (ceilingWmin[i] as number) - (usedWmin[i] as number));
        need[i] = Math.min(consumption[i] as number, left);
      }
      base(step, production, need, allocated);
      for (let i = 0; i < need.length; i++) usedWmin[i] = (usedWmin[i] as number) + (allocated[i] as number);
    },
    readState() {
      const used = new Map(carried);
      consumerIds.forEach((id, i) => {
        if (ceilings.has(id)) used.set(id, usedWmin[i] as number);
      });
      return { period: period.name, usedWmin: Object.fromEntries(used) };
    },
  };
}

/** Name of the local month or year that holds a UTC minute, and the UTC minute at which the next one starts. */
function localPeriodAt(
  timeZone: string,
  minute: UtcMinute,
  length: 'month' | 'year',
): { name: string; end: UtcMinute } {
  const zone = getTimeZone(timeZone);
  const name = zone.dayAt(minute).slice(0, length === 'month' ? 7 : 4);
  const days = findPeriod(name);
  if (!days) throw new RangeError(`${name} is not a period`);
  return { name, end: zone.dayStart(addDays(days.lastDay, 1)) };
}
