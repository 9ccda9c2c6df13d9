/**
 * The frozen copy of a run's inputs and figures, kept in the file: what the bills rest on, readable
 * without the program, and enough to write the run's reports again.
 */
import type { PeriodFigures } from '#domain/billing/period-figures.ts';
import type { PriceRule } from '#domain/billing/prices.ts';
import type { ReadRun } from './read-run.ts';

interface FrozenConsumer {
  readonly consumptionWmin: readonly number[];
  readonly allocatedWmin: readonly number[];
  readonly missingSlots: readonly number[];
  readonly estimatedSlots: readonly number[];
  readonly fromProducerWmin: readonly (readonly number[])[];
}

export interface FrozenRun {
  readonly figures: Omit<PeriodFigures, 'consumers' | 'producers'> & {
    readonly consumers: readonly (Omit<PeriodFigures['consumers'][number], keyof FrozenConsumer> & FrozenConsumer)[];
    readonly producers: readonly (Omit<
      PeriodFigures['producers'][number],
      'productionWmin' | 'allocatedWmin' | 'missingSlots' | 'estimatedSlots'
    > & {
      readonly productionWmin: readonly number[];
      readonly allocatedWmin: readonly number[];
      readonly missingSlots: readonly number[];
      readonly estimatedSlots: readonly number[];
    })[];
  };
  readonly prices: readonly PriceRule[];
  readonly acceptedGaps: Readonly<Record<string, number>>;
}

export function freezeRun({ figures, records }: ReadRun): FrozenRun {
  return {
    figures: {
      ...figures,
      consumers: figures.consumers.map((c) => ({
        ...c,
        consumptionWmin: [...c.consumptionWmin],
        allocatedWmin: [...c.allocatedWmin],
        missingSlots: [...c.missingSlots],
        estimatedSlots: [...c.estimatedSlots],
        fromProducerWmin: c.fromProducerWmin.map((values) => [...values]),
      })),
      producers: figures.producers.map((p) => ({
        ...p,
        productionWmin: [...p.productionWmin],
        allocatedWmin: [...p.allocatedWmin],
        missingSlots: [...p.missingSlots],
        estimatedSlots: [...p.estimatedSlots],
      })),
    },
    prices: records.prices,
    acceptedGaps: Object.fromEntries(records.acceptedGaps),
  };
}

export function thawFigures({ figures }: FrozenRun): PeriodFigures {
  return {
    ...figures,
    consumers: figures.consumers.map((c) => ({
      ...c,
      consumptionWmin: Float64Array.from(c.consumptionWmin),
      allocatedWmin: Float64Array.from(c.allocatedWmin),
      missingSlots: Int32Array.from(c.missingSlots),
      estimatedSlots: Int32Array.from(c.estimatedSlots),
      fromProducerWmin: c.fromProducerWmin.map((values) => Float64Array.from(values)),
    })),
    producers: figures.producers.map((p) => ({
      ...p,
      productionWmin: Float64Array.from(p.productionWmin),
      allocatedWmin: Float64Array.from(p.allocatedWmin),
      missingSlots: Int32Array.from(p.missingSlots),
      estimatedSlots: Int32Array.from(p.estimatedSlots),
    })),
  };
}
