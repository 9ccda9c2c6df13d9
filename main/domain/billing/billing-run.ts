/** A billing run: one period's figures and the bills made from them. */
import type { Bill } from './bill.ts';
import type { PeriodFigures } from './period-figures.ts';

/** A bill with the keys that tie it to the file. */
export interface RunBill {
  readonly issuerId: number;
  readonly memberId: number;
  readonly bill: Bill;
}

/** What the spreadsheet of a run and its exports are made from. */
export interface BillingRun {
  readonly operationName: string;
  readonly accNumber: string | null;
  readonly currency: string;
  readonly figures: PeriodFigures;
  readonly bills: readonly RunBill[];
}
