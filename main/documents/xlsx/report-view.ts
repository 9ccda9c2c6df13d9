/** What the views of a workbook share: units, column titles, who takes part. */
import type { BillingRun } from '#domain/billing/billing-run.ts';
import type { ConsumerFigures } from '#domain/billing/period-figures.ts';
import { parseDay, type LocalDay } from '#domain/time.ts';
import { WMIN_PER_KWH } from '#domain/units.ts';
import type { MessageKey, Messages } from '#main/messages.ts';
import type { CellKind, SheetColumn, SheetView } from './sheet-writer.ts';

export interface Report {
  readonly run: BillingRun;
  readonly messages: Messages;
}

export type View = Omit<SheetView, 'title' | 'foot'>;
type Name = Extract<MessageKey, `report.column.${string}`> extends `report.column.${infer Key}` ? Key : never;

export const kwh = (energyWmin: number): number => energyWmin / WMIN_PER_KWH;
export const money = (cents: number): number => cents / 100;
export const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
export const date = (day: LocalDay): Date => new Date(parseDay(day) * 86_400_000);

const KINDS: Partial<Record<Name, CellKind>> = {
  consumption: 'kwh',
  production: 'kwh',
  shared: 'kwh',
  complement: 'kwh',
  surplus: 'kwh',
  quantity: 'kwh',
  coverage: 'rate',
  'self-consumption': 'rate',
  share: 'rate',
  net: 'money',
  vat: 'money',
  gross: 'money',
  day: 'date',
  from: 'date',
  to: 'date',
  issued: 'date',
  due: 'date',
  missing: 'count',
  estimated: 'count',
  meters: 'count',
  'days-missing': 'count',
};

export function columnsOf({ run, messages }: Report, names: readonly Name[]): SheetColumn[] {
  return names.map((name) => ({
    title: messages.t(`report.column.${name}`, { currency: run.currency }),
    kind: KINDS[name] ?? 'text',
  }));
}

/** Consumers whose meter somebody holds: only they take part. */
export const listHeld = (run: BillingRun): ConsumerFigures[] =>
  run.figures.consumers.filter(({ memberId }) => memberId !== null);
