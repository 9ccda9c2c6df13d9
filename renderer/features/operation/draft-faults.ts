/** Faults of a draft as the page shows them: where, when, and in which words. */
import type { TFunction } from 'i18next';
import type { DraftFault, DraftField, DraftStep, OperationDraft } from '#contract';
import { cellId } from '../../components/TypingGrid.tsx';

/** Nothing typed yet is no slip: told only once the whole was looked at. */
const unfinished = new Set<DraftFault['code']>([
  'name-missing',
  'day-missing',
  'mention-missing',
  'no-plants',
  'no-members',
  'meter-missing',
  'meter-none',
  'shares-missing',
  'groups-missing',
  'price-missing',
]);

export function fieldId(field: DraftField): string {
  return `draft-${field}`;
}

/** The element a fault is about. */
export function findTarget({ step, row, field }: DraftFault): string {
  if (row === null) return field === 'rows' ? step : fieldId(field);
  return step === 'key' ? `figure-${row}` : cellId(step, row, field);
}

/** Faults to show while something is typed: what is being typed right now is left alone. */
export function chooseShown(
  faults: readonly DraftFault[],
  isChecked: boolean,
  focusedId: string | null,
): readonly DraftFault[] {
  return faults.filter((fault) => (isChecked || !unfinished.has(fault.code)) && findTarget(fault) !== focusedId);
}

export function describeFault({ code, step, field, params }: DraftFault, t: TFunction): string {
  if (code === 'name-missing') return t(`draft.nameMissing.${findNameless(step, field)}`);
  return t(`draft.fault.${code}`, params);
}

/** Whose name is missing. */
function findNameless(step: DraftStep, field: DraftField): 'operation' | 'organiser' | 'plants' | 'members' {
  if (step === 'plants' || step === 'members') return step;
  return field === 'operationName' ? 'operation' : 'organiser';
}

/** `Ligne 3 : ` with its sentence; only the sentence outside of the grids. */
export function placeFault(fault: DraftFault, draft: OperationDraft, t: TFunction): string {
  const text = describeFault(fault, t);
  const line = findLine(fault, draft);
  return line === undefined ? text : t('draft.atLine', { line, text });
}

function findLine({ step, row }: DraftFault, { plants, members }: OperationDraft): number | undefined {
  if (row === null) return undefined;
  const rows: readonly { readonly id: number }[] = step === 'plants' ? plants : members;
  return rows.findIndex(({ id }) => id === row) + 1;
}

/** Row → its fields with a fault, joined by spaces, for a grid. */
export function listWrongCells(faults: readonly DraftFault[], step: DraftStep): ReadonlyMap<number, string> {
  const wrong = new Map<number, string>();
  for (const fault of faults) {
    if (fault.step !== step || fault.row === null || !fault.isBlocking) continue;
    wrong.set(fault.row, `${wrong.get(fault.row) ?? ''} ${fault.field}`.trim());
  }
  return wrong;
}

/** The sentence at a field of the first step, or of the price. */
export function findSentence(faults: readonly DraftFault[], field: DraftField, t: TFunction): string | undefined {
  const fault = faults.find((one) => one.field === field && one.row === null);
  return fault && describeFault(fault, t);
}
