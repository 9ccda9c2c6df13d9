/** Columns of a chart or rows of its table: days, or months where days would be too fine. */

const MAX_DAYS = 100;

export interface EnergyColumns {
  readonly unit: 'day' | 'month';
  readonly columns: readonly EnergyColumn[];
}

export interface EnergyColumn {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  readonly name: string;
  readonly productionWmin: number;
  readonly consumptionWmin: number;
  readonly allocatedWmin: number;
  readonly missingSlots: number;
  readonly estimatedSlots: number;
}

/** Sums of a stretch of days, one entry per day in each. */
export interface EnergyDays {
  readonly days: readonly string[];
  readonly productionWmin: ArrayLike<number>;
  readonly consumptionWmin: ArrayLike<number>;
  readonly allocatedWmin: ArrayLike<number>;
  readonly missingSlots: ArrayLike<number>;
  readonly estimatedSlots: ArrayLike<number>;
}

/** @param unit months on demand; by default whatever leaves the columns wide enough to see */
export function toEnergyColumns(
  energy: EnergyDays,
  unit: 'day' | 'month' = energy.days.length > MAX_DAYS ? 'month' : 'day',
): EnergyColumns {
  const byName = new Map<string, { -readonly [K in keyof EnergyColumn]: EnergyColumn[K] }>();
  energy.days.forEach((day, d) => {
    const name = unit === 'day' ? day : day.slice(0, 7);
    const column = byName.get(name) ?? {
      name,
      productionWmin: 0,
      consumptionWmin: 0,
      allocatedWmin: 0,
      missingSlots: 0,
      estimatedSlots: 0,
    };
    byName.set(name, column);
    column.productionWmin += energy.productionWmin[d] ?? 0;
    column.consumptionWmin += energy.consumptionWmin[d] ?? 0;
    column.allocatedWmin += energy.allocatedWmin[d] ?? 0;
    column.missingSlots += energy.missingSlots[d] ?? 0;
    column.estimatedSlots += energy.estimatedSlots[d] ?? 0;
  });
  return { unit, columns: [...byName.values()] };
}
