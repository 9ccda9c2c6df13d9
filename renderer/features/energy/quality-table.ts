import type { TFunction } from 'i18next';
import type { MeterQuality } from '#contract';
import type { ShownTable } from '../../components/FigureTableView.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';

const states = ['measured', 'estimated', 'corrected', 'missing'] as const;

/** Values of each meter by what is known of them. */
export function toQualityTable(meters: readonly MeterQuality[], t: TFunction): ShownTable {
  const counts = (meter: MeterQuality): number[] =>
    states.map((state) => meter[state].reduce((sum, value) => sum + value, 0));
  const rows = meters.map((meter) => [meter.name, meter.meterId, t(`words.${meter.direction}`), ...counts(meter)]);
  return {
    columns: [
      { title: t('words.name'), kind: 'text' },
      { title: t('words.meter'), kind: 'text' },
      { title: t('energy.direction'), kind: 'text' },
      ...states.map((state) => ({ title: t(`words.${state}`), kind: 'count' as const })),
    ],
    rows,
    total: [null, null, null, ...states.map((_, k) => rows.reduce((sum, row) => sum + Number(row[k + 3]), 0))],
  };
}

/** The same table for the eye; files keep the digits of meters together. */
export function groupDigits(figures: ShownTable): ShownTable {
  return {
    ...figures,
    rows: figures.rows.map(([name = null, meterId, ...counts]) => [name, formatMeter(String(meterId)), ...counts]),
  };
}
