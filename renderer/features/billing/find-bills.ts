/** Bills of a list that a search finds, in the order asked for. */
import { sortRows, type SortValue } from '../../components/sorting.ts';
import { foldText } from '../../i18n/fold-text.ts';
import type { ListOrder } from './ListTools.tsx';

interface ListedBill {
  readonly memberName: string;
  readonly issuerName: string;
  readonly allocatedWmin: number;
  readonly grossCents: number;
  /** Null for a draft. */
  readonly number?: string;
}

/** @param typed words that names, numbers or amounts as they are written all hold */
export function findBills<Bill extends ListedBill>(
  bills: readonly Bill[],
  typed: string,
  order: ListOrder,
  language: string,
): Bill[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  const found = bills.filter(({ memberName, issuerName, number, grossCents }) => {
    const amount = (Math.abs(grossCents) / 100).toFixed(2);
    const text = foldText([memberName, issuerName, number ?? '', amount, amount.replace('.', ',')].join('\n'));
    return words.every((word) => text.includes(word));
  });
  // amounts and energies: the largest first
  return sortRows(found, (bill) => getValue(bill, order), order === 'amount' || order === 'energy', language);
}

function getValue(bill: ListedBill, order: ListOrder): SortValue {
  switch (order) {
    case 'number':
      return bill.number ?? null;
    case 'name':
      return bill.memberName;
    case 'amount':
      return bill.grossCents;
    case 'energy':
      return bill.allocatedWmin;
  }
}
