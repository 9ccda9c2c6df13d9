/** The figures behind the pictures, as rows. */
import type { TFunction } from 'i18next';
import type { EnergyParticipant, EnergySteps, EnergyTotals } from '#contract';
import type { EnergyColumns } from '../../charts/energy-columns.ts';
import type { EnergySide } from '../../charts/energy-option.ts';
import type { Flow } from '../../charts/flow-graph.ts';
import { listHourCells, readStep, type HourCell, type Measure } from '../../charts/hour-cells.ts';
import { readComplement } from '../../charts/day-option.ts';
import type { ShownTable } from '../../components/FigureTableView.tsx';
import type { Format } from '../../i18n/format.ts';

export function toColumnsTable(
  { unit, columns }: EnergyColumns,
  totals: EnergyTotals,
  t: TFunction,
  format: Format,
  side: EnergySide = 'whole',
): ShownTable {
  const energy = (one: EnergyColumns['columns'][number] | EnergyTotals): number[] => [
    ...(side === 'whole' ? [one.productionWmin, one.productionWmin - one.allocatedWmin] : []),
    one.consumptionWmin,
    one.allocatedWmin,
    one.consumptionWmin - one.allocatedWmin,
    one.missingSlots,
  ];
  return {
    columns: [
      unit === 'day' ? { title: t('words.day'), kind: 'day' } : { title: t('words.month'), kind: 'text' },
      ...energyColumns(t, side),
    ],
    hints: energyHints(t, side),
    rows: columns.map((column) => [unit === 'day' ? column.name : format.month(column.name), ...energy(column)]),
    total: [null, ...energy(totals)],
  };
}

function energyColumns(t: TFunction, side: EnergySide): ShownTable['columns'] {
  const all = ['production', 'surplus', 'consumption', 'allocated', 'complement'] as const;
  const names = side === 'whole' ? all : all.slice(2);
  return [
    ...names.map((name) => ({ title: t(`words.${name}`), kind: 'kwh' as const })),
    { title: t('words.missing'), kind: 'count' },
  ];
}

const energyHints = (t: TFunction, side: EnergySide): Record<number, string> => ({
  [side === 'whole' ? 4 : 2]: t('words.allocatedHint'),
  [side === 'whole' ? 5 : 3]: t('words.complementHint'),
});

/** One row a day, one column an hour; the hour that comes twice has a second column where a day has it. */
export function toHoursTable(hours: EnergySteps, measure: Measure, month: string | null, t: TFunction): ShownTable {
  const cells = listHourCells(hours, measure);
  const name = ({ hour, repeat }: Pick<HourCell, 'hour' | 'repeat'>): string => {
    return t(repeat === 1 ? 'energy.hourAgain' : 'energy.hour', { hour });
  };
  const isShown = ({ day }: HourCell): boolean => month === null || (hours.days[day]?.startsWith(month) ?? false);
  const shown = cells.filter(isShown);
  const slots = new Map(shown.map((cell) => [cell.hour * 2 + cell.repeat, cell]));
  const order = [...slots].sort(([a], [b]) => a - b);
  const byDay = new Map<number, Map<number, number | null>>();
  for (const cell of shown) {
    const values = byDay.get(cell.day) ?? new Map<number, number | null>();
    byDay.set(cell.day, values.set(cell.hour * 2 + cell.repeat, cell.wmin));
  }
  return {
    columns: [
      { title: t('words.day'), kind: 'day' },
      ...order.map(([, cell]) => ({ title: name(cell), kind: 'kwh' as const })),
      { title: t('words.total'), kind: 'kwh' },
    ],
    rows: [...byDay].map(([day, values]) => {
      const known = [...values.values()].filter((wmin) => wmin !== null);
      return [
        hours.days[day] ?? '',
        ...order.map(([slot]) => values.get(slot) ?? null),
        known.length === 0 ? null : known.reduce((sum, wmin) => sum + wmin, 0),
      ];
    }),
  };
}

/** `13:30`; the quarter of an hour that comes again says so. */
export function nameStep(steps: EnergySteps, step: number, t: TFunction): string {
  const minute = steps.localMinute[step] ?? 0;
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const isAgain = steps.localMinute.indexOf(minute) < step && step < (steps.firstStep[1] ?? 0);
  return isAgain ? t('energy.timeAgain', { time }) : time;
}

export function toDayTable(steps: EnergySteps, t: TFunction, side: EnergySide = 'whole'): ShownTable {
  const ofWhole = <T>(values: readonly T[]): readonly T[] => (side === 'whole' ? values : []);
  const add = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);
  const [production, consumption, allocated] = [
    add(steps.productionWmin),
    add(steps.consumptionWmin),
    add(steps.allocatedWmin),
  ];
  return {
    columns: [{ title: t('energy.dayTime'), kind: 'text' }, ...energyColumns(t, side)],
    hints: energyHints(t, side),
    rows: [...steps.localMinute.keys()].map((step) => [
      nameStep(steps, step, t),
      ...ofWhole([readStep(steps, 'production', step).wmin, readStep(steps, 'surplus', step).wmin]),
      readStep(steps, 'consumption', step).wmin,
      readStep(steps, 'allocated', step).wmin,
      readComplement(steps, step),
      (side === 'whole' ? (steps.productionMissing[step] ?? 0) : 0) + (steps.consumptionMissing[step] ?? 0),
    ]),
    total: [
      null,
      ...ofWhole([production, production - allocated]),
      consumption,
      allocated,
      consumption - allocated,
      (side === 'whole' ? add(steps.productionMissing) : 0) + add(steps.consumptionMissing),
    ],
  };
}

export function toFlowTable(flows: readonly Flow[], t: TFunction): ShownTable {
  return {
    columns: [
      { title: t('energy.flowFrom'), kind: 'text' },
      { title: t('energy.flowTo'), kind: 'text' },
      { title: t('energy.flowEnergy'), kind: 'kwh' },
    ],
    rows: flows.map(({ from, to, wmin }) => [from.name, to.name, wmin]),
  };
}

export function toParticipantsTable(
  participants: readonly EnergyParticipant[],
  t: TFunction,
  format: Format,
): ShownTable {
  return {
    columns: [
      { title: t('words.name'), kind: 'text' },
      { title: t('words.meter'), kind: 'text' },
      ...energyColumns(t, 'consumer'),
      { title: t('words.coverage'), kind: 'text' },
    ],
    rows: participants.map((one) => [
      one.memberName ?? t('energy.nobody'),
      one.meterId,
      one.consumptionWmin,
      one.allocatedWmin,
      one.complementWmin,
      one.missingSlots,
      format.percent(one.coveragePpm),
    ]),
  };
}
