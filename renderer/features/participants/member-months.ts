import type { EnergyPeriod } from '#contract';

/** Energy of one member in one month. */
export interface MemberMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly consumptionWmin: number;
  readonly allocatedWmin: number;
  readonly missingSlots: number;
}

/** A member's months; one of which nothing is known is left out, which is not zero. */
export function listMemberMonths(energies: readonly EnergyPeriod[], memberId: number): MemberMonth[] {
  return energies.flatMap(({ firstDay, participants }) => {
    const own = participants.filter((one) => one.memberId === memberId);
    const sum = (get: (one: (typeof own)[number]) => number): number => own.reduce((all, one) => all + get(one), 0);
    const consumptionWmin = sum((one) => one.consumptionWmin);
    const missingSlots = sum((one) => one.missingSlots);
    if (own.length === 0 || (consumptionWmin === 0 && missingSlots > 0)) return [];
    const allocatedWmin = sum((one) => one.allocatedWmin);
    return [{ month: firstDay.slice(0, 7), consumptionWmin, allocatedWmin, missingSlots }];
  });
}
