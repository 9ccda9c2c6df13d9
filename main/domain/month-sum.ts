/** A local month of the whole operation: sums in Wmin, and slots of the grid without a value or with an estimate. */
export interface MonthSum {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly productionWmin: number;
  readonly consumptionWmin: number;
  readonly allocatedWmin: number;
  readonly missingSlots: number;
  readonly estimatedSlots: number;
}
