import type { EnergyParticipantDays, EnergyParticipants } from '#contract';

/** Energy of one member in one month. */
export interface MemberMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly consumptionWmin: number;
  readonly allocatedWmin: number;
  readonly missingSlots: number;
}

/** A member's months; one of which nothing is known is left out, which is not zero. */
export function listMemberMonths({ days, participants }: EnergyParticipants, memberId: number): MemberMonth[] {
  const own = participants.filter((one) => one.memberId === memberId);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  return months.flatMap((month) => {
    const indexes = [...days.keys()].filter((index) => days[index]?.startsWith(month));
    const sum = (series: keyof EnergyParticipantDays['perDay']): number =>
      own.reduce((all, { perDay }) => indexes.reduce((part, index) => part + (perDay[series][index] ?? 0), all), 0);
    const [consumptionWmin, missingSlots] = [sum('consumptionWmin'), sum('missingSlots')];
    const isHeld = own.some(({ firstDay, lastDay }) => firstDay.slice(0, 7) <= month && lastDay.slice(0, 7) >= month);
    if (!isHeld || (consumptionWmin === 0 && missingSlots > 0)) return [];
    return [{ month, consumptionWmin, allocatedWmin: sum('allocatedWmin'), missingSlots }];
  });
}
