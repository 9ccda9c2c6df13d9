import type { EnergyParticipantDays } from '#contract';
import { toEnergyColumns, type EnergyColumns } from '../../charts/energy-columns.ts';

/** A participant's days, or months where days would be too fine. It produces nothing. */
export function toParticipantColumns(days: readonly string[], { perDay }: EnergyParticipantDays): EnergyColumns {
  return toEnergyColumns({ days, productionWmin: new Float64Array(days.length), ...perDay });
}
