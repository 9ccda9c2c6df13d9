/** Participants in the order and the choice the person asked for. */
import type { EnergyParticipant } from '#contract';
import { foldText } from '../../i18n/fold-text.ts';

export const orders = ['consumption', 'coverage', 'name'] as const;
export type Order = (typeof orders)[number];

const nameOf = ({ memberName, label, meterId }: EnergyParticipant): string => memberName ?? (label || meterId);

/** Those that hold all the words typed, in name, label or meter; largest first, or by name in the reader's language. */
export function arrangeParticipants<P extends EnergyParticipant>(
  participants: readonly P[],
  search: string,
  order: Order,
  language: string,
): P[] {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  const collator = new Intl.Collator(language, { numeric: true });
  const byName = (a: P, b: P): number => collator.compare(nameOf(a), nameOf(b));
  const compare = {
    name: byName,
    consumption: (a: P, b: P) => b.consumptionWmin - a.consumptionWmin || byName(a, b),
    // without a rate last
    coverage: (a: P, b: P) => (b.coveragePpm ?? -1) - (a.coveragePpm ?? -1) || byName(a, b),
  }[order];
  return participants
    .filter((one) => {
      const text = foldText(`${nameOf(one)} ${one.label} ${one.meterId}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted(compare);
}
